/** Repositories and artifacts as Harbor's API shows them. It reads and never changes anything. */
@NullMarked
package dev.berth.artifact.api;

import org.jspecify.annotations.NullMarked;
