package io.countersign.kernel.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** A time is text with date, time and offset, in a year of four digits (RFC 3339); a number is none. */
final class Rfc3339 extends StdDeserializer<Instant> {

    private static final int LAST_YEAR = 9_999;

    Rfc3339() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
        if (json.currentToken() != JsonToken.VALUE_STRING)
            return (Instant) context.handleUnexpectedToken(context.constructType(Instant.class), json);
        try {
            var time = OffsetDateTime.parse(json.getString());
            if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) return time.toInstant();
        } catch (DateTimeParseException notATime) {
            // refused below
        }
        return (Instant) context.handleWeirdStringValue(Instant.class, json.getString(), "not a time of RFC 3339");
    }
}
