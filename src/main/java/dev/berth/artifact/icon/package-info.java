/** The pictures that the API shows artifacts with: our own for each kind, and those that pushers put into their artifacts. */
@NullMarked
package dev.berth.artifact.icon;

import org.jspecify.annotations.NullMarked;
