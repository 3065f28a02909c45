/**
 * The tests that hold the promise of content safety: what was acknowledged can be pulled, whatever happens afterwards. Steps of the
 * product are reached from the outside, by a decorated data source and a decorated store, never by a switch in it.
 */
@NullMarked
package dev.berth.safety;

import org.jspecify.annotations.NullMarked;
