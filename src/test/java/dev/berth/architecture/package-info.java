/** The shape of the code as tests: a change that bends it fails here, with the reason in the rule's name. */
@NullMarked
package dev.berth.architecture;

import org.jspecify.annotations.NullMarked;
