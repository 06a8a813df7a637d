package io.countersign.audit.verify;

/** Where a log is read from, by its C2SP paths. */
interface LogSource {

    /**
     * @param path such as {@code checkpoint} or {@code tile/0/000}
     * @throws NotThere if the log has no such file
     * @throws CannotVerify if it cannot be read
     * @throws NotPermitted if it may not be
     */
    byte[] read(String path);

    final class NotThere extends CannotVerify {

        NotThere(String what) {
            super(what);
        }
    }

    /** Entries are for auditors. */
    final class NotPermitted extends RuntimeException {

        NotPermitted(String what) {
            super(what);
        }
    }
}
