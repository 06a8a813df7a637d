package io.countersign.policy.pack;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which edition of a pack, such as {@code us-reg-b:3}. */
public record PackVersion(String id, int version) {

    @JsonValue
    @Override
    public String toString() {
        return id + ":" + version;
    }
}
