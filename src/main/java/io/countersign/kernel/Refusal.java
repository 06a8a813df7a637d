package io.countersign.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Why something was not done, in a form a person and a program can act on (RFC 9457).
 *
 * @param type   {@code <module>/<kebab>}, appended to {@code /problems/}
 * @param detail names the thing and what to do about it; never personal data
 * @param errors the offending fields, empty when no single field is to blame
 * @param more   further members of the problem document
 */
public record Refusal(String type, Kind kind, String title, String detail, List<FieldError> errors,
        Map<String, Object> more) {

    /** What the refusal means to HTTP. */
    public enum Kind {
        MALFORMED(400), FORBIDDEN(403), NOT_FOUND(404), CONFLICT(409), TOO_LARGE(413),
        UNPROCESSABLE(422), UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** @param pointer JSON pointer (RFC 6901) into the request's body, or the name of a header or parameter */
    public record FieldError(String pointer, String message) {

        public FieldError {
            pointer = PlainText.shown(pointer); // names in it are the caller's
        }
    }

    public static Refusal of(Kind kind, String type, String title, String detail) {
        return new Refusal(type, kind, title, detail, List.of(), Map.of());
    }

    public static Refusal of(Kind kind, String type, String title, List<FieldError> errors) {
        var detail = new ArrayList<String>();
        errors.forEach(error -> detail.add(
                (error.pointer().isEmpty() ? "The body" : error.pointer()) + " " + error.message()));
        return new Refusal(type, kind, title, String.join("; ", detail) + ".", List.copyOf(errors), Map.of());
    }

    public Refusal with(String member, Object value) {
        var all = new java.util.LinkedHashMap<>(more);
        all.put(member, value);
        return new Refusal(type, kind, title, detail, errors, all);
    }
}
