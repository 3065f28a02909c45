/** Repositories and artifacts as Harbor's API shows them. It reads and never changes anything. */
@NullMarked
@NamedInterface("api")
package dev.berth.artifact.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
