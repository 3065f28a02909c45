/** Projects and their members; answers who has which role where. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "identity"})
package dev.berth.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
