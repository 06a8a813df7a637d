package io.countersign.records;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keepFor      how long an ended case is kept; ten years cover most duties to keep, shorter ones are the pack's to say
 * @param keepNamesFor how long the name of somebody who worked here is kept after they were last met; no shorter than
 *                     {@code keepFor}, so that a case that is kept names who decided it
 * @param checkEvery   how often what is due is erased, and books and log are counted and compared, by one node for all
 */
@ConfigurationProperties("countersign.records")
record RecordsSettings(@DefaultValue("P10Y") Period keepFor, @DefaultValue("P11Y") Period keepNamesFor,
        @DefaultValue("1h") Duration checkEvery) {

    RecordsSettings {
        if (LocalDate.EPOCH.plus(keepNamesFor).isBefore(LocalDate.EPOCH.plus(keepFor))) throw new IllegalArgumentException(
                "countersign.records.keep-names-for is " + keepNamesFor + ", but cases are kept for " + keepFor
                + ", and a case that is kept names who decided it: make it as long at least");
    }
}
