/** The inbox on the screen: what waits, what one holds, what to take next. */
@NullMarked
package io.countersign.inbox.ui;

import org.jspecify.annotations.NullMarked;
