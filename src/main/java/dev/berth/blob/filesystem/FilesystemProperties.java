package dev.berth.blob.filesystem;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where {@link FilesystemBlobStore} keeps its files.
 *
 * @param root the directory; it is made where it is missing
 * @param minimumFree uploads are refused while the disk has less room than this, so that the database beside the blobs goes on
 */
@ConfigurationProperties("berth.blob.filesystem")
public record FilesystemProperties(
        @DefaultValue("./data/blobs") Path root,
        @DefaultValue("1GB") DataSize minimumFree) {}
