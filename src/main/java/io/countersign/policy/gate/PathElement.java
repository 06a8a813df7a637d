package io.countersign.policy.gate;

/** One element on a path. @param name empty when it has none @param note how it came about, empty when nothing is to say */
public record PathElement(String id, String name, String note) {

    @Override
    public String toString() {
        return id + (name.isEmpty() ? "" : " \"" + name + "\"") + (note.isEmpty() ? "" : " (" + note + ")");
    }
}
