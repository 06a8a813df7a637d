package io.countersign.records;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keepFor how long an ended case is kept; ten years cover most duties to keep, shorter ones are the pack's to say */
@ConfigurationProperties("countersign.records")
record RecordsSettings(@DefaultValue("P10Y") Period keepFor) {}
