/** Blobs as files on a local disk. */
@NullMarked
package dev.berth.blob.filesystem;

import org.jspecify.annotations.NullMarked;
