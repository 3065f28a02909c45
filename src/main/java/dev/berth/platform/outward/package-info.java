/** Calls to servers outside: which addresses they may go to, and whose certificates they trust. */
@NullMarked
@NamedInterface("outward")
package dev.berth.platform.outward;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
