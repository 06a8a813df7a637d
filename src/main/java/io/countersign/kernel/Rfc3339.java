package io.countersign.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as RFC 3339 writes them: date, time and offset, in a year of four digits, which every database holds. */
public final class Rfc3339 {

    private static final int LAST_YEAR = 9_999;

    private Rfc3339() {}

    /** @throws DateTimeException for anything else */
    public static Instant parse(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
        if (time.getYear() < 0 || time.getYear() > LAST_YEAR)
            throw new DateTimeException("The year must be from 0000 to " + LAST_YEAR);
        return time.toInstant();
    }
}
