package dev.berth.artifact;

import java.util.List;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.oci.MediaTypes;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.Bytes;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.ManifestJson.Content;
import dev.berth.testkit.People;
import dev.berth.testkit.QuotaFigures;
import dev.berth.testkit.RegistryClient;
import dev.berth.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** What was pushed before Berth told artifacts apart is told apart by the migration exactly as a push would. */
class ArtifactBackfillTest {

    private static final String LAST_BEFORE = "202611210600";
    private static final String FACTS = """
            select m.digest, m.type, m.content_media_type, m.config_digest, m.content_size, m.icon_digest,
                   m.accessory_type, m.accessory_subject,
                   (select jsonb_agg(k.position || coalesce(k.said::text, '-') order by k.child) from manifest_child k
                    where k.repository_id = m.repository_id and k.parent = m.digest) as said
            from manifest m join repository r using (repository_id) where r.name = ? order by m.digest
            """;

    private static final BerthServer SERVER = BerthServer.shared();

    private final RegistryClient client = RegistryClient.admin(SERVER, new People(SERVER).project() + "/all");
    private final Content config = blob();
    private final Content layer = blob();

    @Test
    void aMigrationTellsArtifactsApartAsAPushDoes() {
        pushEveryKind();
        JdbcClient pushed = JdbcClient.create(SERVER.database().dataSource());
        try (TestDatabase old = TestDatabase.empty()) {
            migrate(old, LAST_BEFORE);
            JdbcClient migrated = JdbcClient.create(old.dataSource());
            copyAll(pushed, migrated);
            migrate(old, "latest");

            assertThat(migrated.sql(FACTS).param(client.repository()).query().listOfRows())
                    .hasSizeGreaterThan(15)
                    .isEqualTo(
                            pushed.sql(FACTS).param(client.repository()).query().listOfRows());
            assertThat(migrated.sql("select sum(used) from quota_usage")
                            .query(Long.class)
                            .single())
                    .isPositive();
            assertThat(migrated.sql(QuotaFigures.WRONG).query(String.class).list())
                    .isEmpty();
        }
    }

    private void pushEveryKind() {
        ManifestJson image = push(image(MediaTypes.OCI_CONFIG));
        ManifestJson docker = push(image(MediaTypes.DOCKER_CONFIG).as(MediaTypes.DOCKER_MANIFEST));
        push(image("application/vnd.cncf.helm.config.v1+json"));
        push(image("application/vnd.wasm.config.v1+json"));
        push(image(MediaTypes.OCI_CONFIG).with("annotations", Map.of("run.oci.handler", "wasm")));
        push(image("application/vnd.cncf.model.config.v1+json")
                .with("artifactType", "application/vnd.cncf.model.manifest.v1+json"));
        push(image("application/vnd.oci.empty.v1+json").with("artifactType", "text/plain"));
        push(ManifestJson.image()
                .config("application/vnd.acme.rocket.config.v1+json", config)
                .with("layers", List.of(annotated(layer, "io.goharbor.artifact.v1alpha1.icon"))));
        ManifestJson index = push(ManifestJson.index()
                .with("manifests", List.of(child(image, "amd64"), child(docker, "arm64")))
                .with("annotations", Map.of("org.opencontainers.artifactType", "application/vnd.cnab.manifest.v1")));
        push(ManifestJson.index().child(index).child(docker));
        push(ManifestJson.index().child("application/vnd.buildkit.cacheconfig.v0", config));
        for (String type : List.of(
                "application/vnd.cncf.notary.signature",
                "application/vnd.dev.sigstore.bundle.v0.3+json",
                "application/vnd.goharbor.harbor.sbom.v1",
                "text/spdx")) {
            push(image(MediaTypes.OCI_CONFIG).with("artifactType", type).subject(image));
        }
        push(ManifestJson.image()
                .config(MediaTypes.OCI_CONFIG, config)
                .with("layers", List.of(annotated(layer, "containerd.io/snapshot/nydus-bootstrap")))
                .subject(docker));
        String scheme = "sha256-" + image.digest().hex();
        client.putManifest(
                        scheme + ".sig",
                        ManifestJson.image()
                                .config(MediaTypes.OCI_CONFIG, config)
                                .layer("application/vnd.dev.cosign.simplesigning.v1+json", layer))
                .expect(201);
        client.putManifest(scheme + ".att", image(MediaTypes.OCI_CONFIG).with("n", 1))
                .expect(201);
    }

    private ManifestJson image(String type) {
        return ManifestJson.image().config(type, config).layer("application/octet-stream", layer);
    }

    private static Map<String, Object> annotated(Content content, String annotation) {
        return Map.of(
                "mediaType",
                "application/octet-stream",
                "digest",
                content.digest().toString(),
                "size",
                content.size(),
                "annotations",
                Map.of(annotation, ""));
    }

    private static Map<String, Object> child(ManifestJson child, String architecture) {
        return Map.of(
                "mediaType",
                child.mediaType(),
                "digest",
                child.digest().toString(),
                "size",
                child.content().size(),
                "platform",
                Map.of("architecture", architecture, "os", "linux"),
                "annotations",
                Map.of("a", "b"));
    }

    private ManifestJson push(ManifestJson manifest) {
        client.putManifest(manifest.digest(), manifest).expect(201);
        return manifest;
    }

    private Content blob() {
        byte[] content = Bytes.random(100);
        return new Content(client.pushBlob(content), content.length);
    }

    private static void migrate(TestDatabase database, String target) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .target(target)
                .load()
                .migrate();
    }

    private void copyAll(JdbcClient from, JdbcClient to) {
        long repository = from.sql("select repository_id from repository where name = ?")
                .param(client.repository())
                .query(Long.class)
                .single();
        copy(from, to, "identity_user", "user_id = 1");
        copy(
                from,
                to,
                "project",
                "project_id = (select project_id from repository where repository_id = " + repository + ")");
        copy(
                from,
                to,
                "blob",
                "digest in (select digest from repository_blob where repository_id = " + repository + ")");
        for (String table :
                List.of("repository", "repository_blob", "manifest", "manifest_blob", "manifest_child", "tag")) {
            copy(from, to, table, "repository_id = " + repository);
        }
    }

    /** Copies those columns that the target has already. */
    private static void copy(JdbcClient from, JdbcClient to, String table, String condition) {
        String columns = to.sql(
                        "select string_agg(column_name, ', ') from information_schema.columns where table_name = ?")
                .param(table)
                .query(String.class)
                .single();
        String insert =
                "insert into %1$s (%2$s) overriding system value select %2$s from jsonb_populate_record(null::%1$s, ?::jsonb)"
                        .formatted(table, columns);
        from.sql("select to_jsonb(t)::text from " + table + " t where " + condition)
                .query(String.class)
                .list()
                .forEach(row -> to.sql(insert).param(row).update());
    }
}
