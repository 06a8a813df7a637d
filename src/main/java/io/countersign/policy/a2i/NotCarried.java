package io.countersign.policy.a2i;

/** @param pointer of the field in the flow definition; after a {@code #}, in the JSON that the field holds as text */
public record NotCarried(String pointer, String why) {

    @Override
    public String toString() {
        return pointer + ": " + why;
    }
}
