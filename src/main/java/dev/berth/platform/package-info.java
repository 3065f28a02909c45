/** What every module stands on and no business noun: the one exception, its HTTP form, clock and JSON. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.berth.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
