/** What looks across the whole server: ping, health, what is set, search. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform::query",
            "setting",
            "access",
            "event",
            "identity :: provider",
            "project",
            "blob",
            "artifact :: api"
        })
package dev.berth.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
