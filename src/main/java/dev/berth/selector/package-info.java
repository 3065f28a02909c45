/** Patterns that people write to say which repositories and tags they mean. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "oci"})
package dev.berth.selector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
