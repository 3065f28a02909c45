/** What the database keeps and nobody who reads it may know: sealed with a key that lies elsewhere. */
@NullMarked
@NamedInterface("secret")
package dev.berth.platform.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
