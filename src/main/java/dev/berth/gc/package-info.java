/** What is garbage, and how it goes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"oci", "access", "job", "blob", "artifact"})
package dev.berth.gc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
