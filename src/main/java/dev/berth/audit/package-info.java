/** Who did what, when, from where and with which result: one row for every change and for every change that was refused. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: http",
            "platform :: query",
            "oci",
            "setting",
            "access",
            "event",
            "job"
        })
package dev.berth.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
