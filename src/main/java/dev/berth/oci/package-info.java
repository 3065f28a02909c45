/** The words of the OCI specifications as values that cannot be wrong. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package dev.berth.oci;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
