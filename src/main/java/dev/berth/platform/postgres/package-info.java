/** The embedded PostgreSQL: unpacked, initialised, started, watched and stopped by this process, unless a database is configured. */
@NullMarked
package dev.berth.platform.postgres;

import org.jspecify.annotations.NullMarked;
