/** What an administrator changes at run time: the API's configurations. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package dev.berth.setting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
