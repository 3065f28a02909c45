@NullMarked
package dev.berth.token;

import org.jspecify.annotations.NullMarked;
