/** Which tags stay as they are: people's rules, and the decision. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "platform :: query", "oci", "selector", "access", "event"})
package dev.berth.immutability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
