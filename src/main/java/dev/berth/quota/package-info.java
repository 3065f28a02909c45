/** How much a project may hold and how much it does. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "platform :: query", "setting", "access", "event"})
package dev.berth.quota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
