/** Who may do what: principals, permissions, roles and the one policy that decides. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "oci"})
package dev.berth.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
