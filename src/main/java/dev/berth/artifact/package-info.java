/** What a repository holds: uploads, manifests, tags, referrers. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: query",
            "oci",
            "access",
            "event",
            "job",
            "quota",
            "project",
            "immutability",
            "blob"
        })
package dev.berth.artifact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
