/** What looks across the whole server: ping, health. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "oci", "access", "blob", "artifact", "project"})
package dev.berth.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
