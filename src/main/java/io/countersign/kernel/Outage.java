package io.countersign.kernel;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells an outage of the database, which passes by itself, from a defect, which somebody has to mend. */
public final class Outage {

    private Outage() {}

    public static boolean is(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException || failure instanceof TransientDataAccessException
                || failure instanceof CannotCreateTransactionException || failure instanceof TransactionSystemException;
    }
}
