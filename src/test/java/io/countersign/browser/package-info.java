/** What every test in a real browser starts from. */
@NullMarked
package io.countersign.browser;

import org.jspecify.annotations.NullMarked;
