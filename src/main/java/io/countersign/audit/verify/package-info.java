/**
 * Checks the log from outside: no server's word is taken for anything, and no secret is needed but an auditor's token to
 * read entries over HTTP. Uses the JDK, Jackson and the log's formats alone.
 * {@link io.countersign.audit.verify.Verify} is the way in.
 */
@NullMarked
package io.countersign.audit.verify;

import org.jspecify.annotations.NullMarked;
