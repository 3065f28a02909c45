/** Groups of people, as directories and issuers name them: which there are and who is in them. What they may do in a project the project says. */
@NullMarked
@NamedInterface("group")
package dev.berth.identity.group;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
