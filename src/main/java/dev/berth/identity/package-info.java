/** Users and how they prove who they are. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access"})
package dev.berth.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
