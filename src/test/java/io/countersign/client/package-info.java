/** Countersign from outside, over HTTP: what services, reviewers, stewards and auditors would write for themselves. */
@NullMarked
package io.countersign.client;

import org.jspecify.annotations.NullMarked;
