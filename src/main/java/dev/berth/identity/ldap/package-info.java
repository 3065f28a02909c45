/** Directories (LDAP, RFC 4510 to 4519): asked whether a name and a password belong together, and who is in which group. */
@NullMarked
package dev.berth.identity.ldap;

import org.jspecify.annotations.NullMarked;
