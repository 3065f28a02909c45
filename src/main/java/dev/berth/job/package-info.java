/** Schedules, executions, tasks and their logs: the only package that starts work in the background. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "platform :: query", "setting", "access", "event"})
package dev.berth.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
