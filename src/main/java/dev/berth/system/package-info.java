/** What looks across the whole server: ping, health. */
@NullMarked
@ApplicationModule(allowedDependencies = {"blob"})
package dev.berth.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
