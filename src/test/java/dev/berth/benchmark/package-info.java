/**
 * The same work against Berth and against other registries on one machine: {@code ./mvnw verify -Pbenchmark}. It prints ratios and asserts
 * no speeds; {@code docs/performance.md} says how to read them.
 */
@NullMarked
package dev.berth.benchmark;

import org.jspecify.annotations.NullMarked;
