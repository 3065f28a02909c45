package dev.berth.artifact.addition;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.artifact.Artifact;
import dev.berth.oci.Manifest;
import dev.berth.oci.ManifestParser;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Reads manifests to show what is in them, which is no pull. */
@Component
class ManifestLookup {

    private final JdbcClient jdbc;

    ManifestLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws DomainException NOT_FOUND where it has gone in the meantime */
    Manifest require(Artifact artifact) {
        return ManifestParser.parse(content(artifact), artifact.manifestMediaType());
    }

    /**
     * Byte by byte what was pushed.
     *
     * @throws DomainException NOT_FOUND where it has gone in the meantime
     */
    byte[] content(Artifact artifact) {
        return jdbc.sql("select content from manifest where repository_id = ? and digest = ?")
                .param(artifact.repositoryId())
                .param(artifact.digest().toString())
                .query((row, n) -> row.getBytes("content"))
                .optional()
                .orElseThrow(() -> new DomainException(
                        ErrorKind.NOT_FOUND, "the artifact " + artifact.digest() + " has just been deleted"));
    }
}
