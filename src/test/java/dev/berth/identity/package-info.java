@NullMarked
package dev.berth.identity;

import org.jspecify.annotations.NullMarked;
