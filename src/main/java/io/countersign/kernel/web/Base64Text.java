package io.countersign.kernel.web;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Bytes are base64 text; a list of numbers is none. */
final class Base64Text extends StdDeserializer<byte[]> {

    Base64Text() {
        super(byte[].class);
    }

    @Override
    public byte[] deserialize(JsonParser json, DeserializationContext context) {
        if (json.currentToken() != JsonToken.VALUE_STRING)
            return (byte[]) context.handleUnexpectedToken(context.constructType(byte[].class), json);
        try {
            return json.getBinaryValue(context.getBase64Variant());
        } catch (StreamConstraintsException tooLong) {
            throw tooLong;
        } catch (JacksonException notBase64) {
            return (byte[]) context.handleWeirdStringValue(byte[].class, "", "not base64");
        }
    }
}
