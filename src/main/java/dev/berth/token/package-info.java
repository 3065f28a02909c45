/** The token service: challenges, scopes, signing keys. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "oci", "setting", "access"})
package dev.berth.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
