@NullMarked
package dev.berth.project;

import org.jspecify.annotations.NullMarked;
