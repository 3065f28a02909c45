/** Projects with their settings, members and labels; answers who has which role where. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: query",
            "setting",
            "access",
            "event",
            "identity",
            "identity :: group",
            "quota"
        })
package dev.berth.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
