/** What tests stand on: real servers, databases and stores. */
@NullMarked
package dev.berth.testkit;

import org.jspecify.annotations.NullMarked;
