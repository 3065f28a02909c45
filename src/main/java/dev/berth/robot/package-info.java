/** Accounts for machines: what each may do, its secrets, and how they are rotated. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform::query",
            "setting",
            "access",
            "event",
            "job",
            "identity",
        })
package dev.berth.robot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
