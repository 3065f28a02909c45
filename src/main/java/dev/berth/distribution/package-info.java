/** The OCI Distribution API at {@code /v2}, and nothing else. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "oci", "access", "token", "blob", "artifact"})
package dev.berth.distribution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
