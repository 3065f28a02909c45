@NullMarked
package dev.berth.artifact;

import org.jspecify.annotations.NullMarked;
