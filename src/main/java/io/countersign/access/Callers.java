package io.countersign.access;

/** Tells who is calling. */
public interface Callers {

    /** @throws org.springframework.security.access.AccessDeniedException when nobody is authenticated */
    Caller current();
}
