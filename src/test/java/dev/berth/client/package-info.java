/** Real clients against a running server: each file under {@code src/test/resources/scenario} is a session that is replayed. */
@NullMarked
package dev.berth.client;

import org.jspecify.annotations.NullMarked;
