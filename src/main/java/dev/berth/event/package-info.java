/** What has happened, as audit, statistics and later webhooks and scanners hear of it: one sealed list. */
@NullMarked
@ApplicationModule(allowedDependencies = {"oci", "access"})
package dev.berth.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
