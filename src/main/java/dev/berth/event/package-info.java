/** What happened in the registry: one sealed list for audit, webhooks, scanners and statistics. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "oci", "access"})
package dev.berth.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
