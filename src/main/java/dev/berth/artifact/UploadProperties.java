package dev.berth.artifact;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What uploads may take.
 *
 * @param timeout how long an upload may rest before it is given up
 * @param maxBlob the largest blob
 * @param maxPerPrincipal how many uploads one account may have open
 * @param maxBytesPerPrincipal how many bytes they may hold together
 */
@ConfigurationProperties("berth.artifact.upload")
record UploadProperties(
        @DefaultValue("24h") Duration timeout,
        @DefaultValue("1TB") DataSize maxBlob,
        @DefaultValue("1000") int maxPerPrincipal,
        @DefaultValue("2TB") DataSize maxBytesPerPrincipal) {}
