/** How much a project may hold and how much it does. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package dev.berth.quota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
