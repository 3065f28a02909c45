/** Walks every operation as every kind of caller, and compares with tables that are written by hand (S09, S43). */
@NullMarked
package dev.berth.walk;

import org.jspecify.annotations.NullMarked;
