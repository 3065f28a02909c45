/** What looks across the whole server: ping, health, what is set. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "setting", "access", "event", "blob"})
package dev.berth.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
