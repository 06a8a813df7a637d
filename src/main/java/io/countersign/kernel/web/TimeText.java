package io.countersign.kernel.web;

import io.countersign.kernel.Rfc3339;
import java.time.DateTimeException;
import java.time.Instant;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** A time in a body or a query is text of RFC 3339; a number is none. */
final class TimeText extends StdDeserializer<Instant> {

    TimeText() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
        if (json.currentToken() != JsonToken.VALUE_STRING)
            return (Instant) context.handleUnexpectedToken(context.constructType(Instant.class), json);
        try {
            return Rfc3339.parse(json.getString());
        } catch (DateTimeException notATime) {
            return (Instant) context.handleWeirdStringValue(Instant.class, json.getString(), "not a time of RFC 3339");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InQueries implements WebMvcConfigurer {

        @Override
        public void addFormatters(FormatterRegistry formatters) {
            formatters.addConverter(String.class, Instant.class, Rfc3339::parse);
        }
    }
}
