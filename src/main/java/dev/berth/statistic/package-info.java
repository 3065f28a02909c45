/** How much there is, and how that changed over time. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "event", "job"})
package dev.berth.statistic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
