/** The only package that starts work in the background. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.berth.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
