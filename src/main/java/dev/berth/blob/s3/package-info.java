/** Blobs in an S3-compatible object store. */
@NullMarked
package dev.berth.blob.s3;

import org.jspecify.annotations.NullMarked;
