/** Bytes by digest: where they are, and how they get there and away. Knows digests and keys, not repositories. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "platform :: outward", "oci"})
package dev.berth.blob;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
