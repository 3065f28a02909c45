/** Where people sign in from beside this server: directories and issuers, what is known of them, and what they say of people. */
@NullMarked
@NamedInterface("provider")
package dev.berth.identity.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
