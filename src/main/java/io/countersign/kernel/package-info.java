/** Words every module speaks: actors, ids, canonical JSON, refusals. Depends on nothing. */
@ApplicationModule(displayName = "Kernel", allowedDependencies = {}, type = ApplicationModule.Type.OPEN)
@NullMarked
package io.countersign.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
