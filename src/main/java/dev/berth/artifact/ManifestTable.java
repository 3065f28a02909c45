package dev.berth.artifact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.access.RepositoryScope;
import dev.berth.artifact.TagLookups.Wanted;
import dev.berth.oci.Digest;
import dev.berth.oci.Manifest;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code manifest}. What they refer to is in {@link ManifestLinks}. */
@Component
class ManifestTable implements TagLookups.Source {

    private static final byte[] NOT_READ = {};

    private final JdbcClient jdbc;
    private final Leases leases;
    private final JsonMapper json;
    private final RecentManifests recent;

    ManifestTable(JdbcClient jdbc, Leases leases, JsonMapper json, RecentManifests recent) {
        this.jdbc = jdbc;
        this.leases = leases;
        this.json = json;
        this.recent = recent;
    }

    /** A manifest that was found, and whether its lease has run so far that a HEAD has to renew it. */
    record Row(long repositoryId, PulledManifest manifest, boolean dueForRenewal) {}

    /** Where these tags point to, without the bytes; tags that are not there are missing in the answer. */
    @Override
    public Map<Wanted, Row> read(Set<Wanted> tags) {
        Map<Wanted, Row> found = HashMap.newHashMap(tags.size());
        jdbc.sql("""
                select w.project_id, w.repository, w.tag, r.repository_id, m.digest, m.media_type, m.size, null as content,
                       %s as due
                from unnest(?, ?, ?) as w (project_id, repository, tag)
                join repository r on r.project_id = w.project_id and r.name = w.repository and r.deleted_at is null
                join tag t on t.repository_id = r.repository_id and t.name = w.tag
                join manifest m on m.repository_id = r.repository_id and m.digest = t.digest
                """.formatted(leases.due("m.gc_after")))
                .param(tags.stream().map(one -> one.scope().projectId()).toArray(Long[]::new))
                .param(tags.stream().map(one -> one.scope().name().value()).toArray(String[]::new))
                .param(tags.stream().map(one -> one.tag().value()).toArray(String[]::new))
                .query((row, n) -> found.put(
                        new Wanted(
                                new RepositoryScope(
                                        row.getLong("project_id"), new RepositoryName(row.getString("repository"))),
                                new Tag(row.getString("tag"))),
                        row(row)))
                .list();
        return found;
    }

    Optional<Row> findByDigest(RepositoryScope scope, Digest digest, boolean withContent) {
        return jdbc.sql("""
                select r.repository_id, m.digest, m.media_type, m.size, %s as content,
                       %s as due
                from repository r join manifest m on m.repository_id = r.repository_id and m.digest = ?
                where r.project_id = ? and r.name = ? and r.deleted_at is null
                """.formatted(withContent ? "m.content" : "null", leases.due("m.gc_after")))
                .param(digest.toString())
                .param(scope.projectId())
                .param(scope.name().value())
                .query((row, n) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        byte[] content = row.getBytes("content");
        return new Row(
                row.getLong("repository_id"),
                new PulledManifest(
                        Digest.parse(row.getString("digest")),
                        row.getString("media_type"),
                        row.getInt("size"),
                        content == null ? NOT_READ : content),
                row.getBoolean("due"));
    }

    /** Lets the lease begin anew; false where the manifest is gone. */
    boolean renew(Row row) {
        return jdbc.sql("""
                update manifest set gc_after = %s
                where repository_id = ? and digest = ?
                """.formatted(leases.prolonged("gc_after")))
                        .param(row.repositoryId())
                        .param(row.manifest().digest().toString())
                        .update()
                == 1;
    }

    /** Whether the repository has the manifest; locks it until the transaction ends. */
    boolean lock(long repositoryId, Digest digest) {
        return jdbc.sql("select 1 from manifest where repository_id = ? and digest = ? for update")
                .param(repositoryId)
                .param(digest.toString())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** What kind of accessory the manifest is, or an empty text where it is none; empty where the repository has no such manifest. */
    Optional<String> accessoryType(long repositoryId, Digest digest) {
        return jdbc.sql("select coalesce(accessory_type, '') from manifest where repository_id = ? and digest = ?")
                .params(repositoryId, digest.toString())
                .query(String.class)
                .optional();
    }

    /** The sizes of those of the manifests that the repository has; each is held until the transaction ends. */
    Map<Digest, Long> hold(long repositoryId, Collection<Digest> digests) {
        return jdbc
                .sql("""
                select digest, size from manifest
                where repository_id = ? and digest = any(?) order by digest for key share
                """)
                .param(repositoryId)
                .param(Digests.array(digests))
                .query((row, n) -> Map.entry(Digest.parse(row.getString(1)), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Inserts the manifest or renews its lease, which begins anew in either case unless a tag will hold it.
     *
     * @param tags that will point to it
     * @return whether it is new
     */
    boolean insert(
            long repositoryId,
            Digest digest,
            Manifest manifest,
            byte[] content,
            Collection<Tag> tags,
            Principal principal) {
        Digest subject = manifest.subject();
        ArtifactFacts facts = ArtifactFacts.of(manifest, content.length, tags);
        return jdbc.sql("""
                with before as (select 1 from manifest where repository_id = ? and digest = ?)
                insert into manifest (repository_id, digest, media_type, content, size, artifact_type, subject, annotations,
                                      pushed_by, gc_after, type, content_media_type, config_digest, icon_digest,
                                      accessory_type, accessory_subject, content_size)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, case when ? then null else %s end, ?, ?, ?, ?, ?, ?, %s)
                on conflict (repository_id, digest) do update
                set %s, let_go = false,
                    accessory_type = coalesce(manifest.accessory_type, excluded.accessory_type),
                    accessory_subject = coalesce(manifest.accessory_subject, excluded.accessory_subject)
                returning not exists (select from before)
                """.formatted(leases.end(), ArtifactFacts.SIZE_WITH_CHILDREN, Leases.kept("manifest")))
                .param(repositoryId)
                .param(digest.toString())
                .param(repositoryId)
                .param(digest.toString())
                .param(manifest.mediaType())
                .param(content)
                .param(content.length)
                .param(manifest.artifactType())
                .param(subject == null ? null : subject.toString())
                .param(manifest.annotations().isEmpty() ? null : json.writeValueAsString(manifest.annotations()))
                .param(principal.key())
                .param(!tags.isEmpty())
                .params(facts.parameters(repositoryId))
                .query(Boolean.class)
                .single();
    }

    /** Removes manifests and their links; tags and parents must be gone already. Returns their size in bytes. */
    long delete(long repositoryId, Collection<Digest> digests) {
        recent.forgetAfterTransaction();
        return jdbc.sql("""
                with gone as (delete from manifest where repository_id = ? and digest = any(?) returning size)
                select coalesce(sum(size), 0) from gone
                """)
                .param(repositoryId)
                .param(Digests.array(digests))
                .query(Long.class)
                .single();
    }

    /** Some manifests of the repository, locked in digest order. */
    List<Digest> lockSome(long repositoryId, int limit) {
        return jdbc.sql("select digest from manifest where repository_id = ? order by digest limit ? for update")
                .params(repositoryId, limit)
                .query((row, n) -> Digest.parse(row.getString(1)))
                .list();
    }
}
