/** The web UI in a real browser, as people use it: profile {@code browser}. */
@NullMarked
package dev.berth.browser;

import org.jspecify.annotations.NullMarked;
