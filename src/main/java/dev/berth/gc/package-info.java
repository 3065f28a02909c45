/** What is garbage, and how it goes. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: query",
            "oci",
            "setting",
            "access",
            "event",
            "job",
            "blob",
            "artifact"
        })
package dev.berth.gc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
