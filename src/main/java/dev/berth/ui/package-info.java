/** Hands out the web UI, whose source is in {@code src/main/ui}. It decides nothing: what the UI shows and does, it asks the API for. */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package dev.berth.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
