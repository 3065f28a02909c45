/** Users and how they prove who they are. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: query",
            "platform :: outward",
            "platform :: secret",
            "setting",
            "access",
            "event",
            "job"
        })
package dev.berth.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
