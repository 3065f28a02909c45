/** What is garbage, and how it goes. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"oci", "platform", "platform :: query", "access", "event", "job", "blob", "artifact"})
package dev.berth.gc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
