/** The shell around every screen: layout, navigation and who is signed in. The screens live with their stages. */
@ApplicationModule(displayName = "Console", allowedDependencies = {"access", "screen"})
@NullMarked
package io.countersign.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
