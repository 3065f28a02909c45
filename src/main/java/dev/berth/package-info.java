/** Berth, a self-hosted OCI registry; each package below is a module, and {@code docs/architecture.md} says what it decides. */
@NullMarked
package dev.berth;

import org.jspecify.annotations.NullMarked;
