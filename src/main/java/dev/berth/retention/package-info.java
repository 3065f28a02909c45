/** What goes by rule and what stays: a project's policy, what it decides about each artifact and why, and the runs that carry it out. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: query",
            "oci",
            "selector",
            "setting",
            "access",
            "event",
            "job",
            "project",
            "immutability",
            "artifact"
        })
package dev.berth.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
