package dev.berth.artifact;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.RepositoryScope;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;

/**
 * Manifests that may be garbage, whose leases have ended, in the order of their repositories and digests. That they are is decided by
 * {@link ManifestSweep}, which also sees to it that those that are held are not found again.
 */
@Component
public class ManifestGarbage {

    private final JdbcClient jdbc;

    ManifestGarbage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of them. */
    public record Candidate(long repositoryId, RepositoryScope scope, Digest digest) {}

    /** Where a pass is. */
    public record Position(long repositoryId, String digest) {

        /** Before everything. */
        public static final Position START = new Position(0, "");

        /** Behind the last of these, which are not empty. */
        public static Position after(List<Candidate> candidates) {
            Candidate last = candidates.getLast();
            return new Position(last.repositoryId, last.digest.toString());
        }
    }

    /** Those that went with an index or a subject while their own lease still ran. */
    public List<Candidate> letGo(Position after, int limit) {
        return candidates("m.let_go", after, limit, Duration.ZERO);
    }

    /** @param age for how long at least they have not been pushed */
    public List<Candidate> untagged(Position after, int limit, Duration age) {
        return candidates("m.gc_after is not null", after, limit, age);
    }

    /** How many of those there are. */
    public long countUntagged(Duration age) {
        return jdbc.sql("""
                select count(*) from manifest where gc_after < now() and pushed_at <= now() - make_interval(secs => ?)
                """).param(age.toMillis() / 1000.0).query(Long.class).single();
    }

    /** The same by repository, in their order. */
    public static Map<RepositoryScope, List<Digest>> byRepository(List<Candidate> candidates) {
        Map<RepositoryScope, List<Digest>> found = new LinkedHashMap<>();
        candidates.forEach(one ->
                found.computeIfAbsent(one.scope, scope -> new ArrayList<>()).add(one.digest));
        return found;
    }

    private List<Candidate> candidates(String which, Position after, int limit, Duration age) {
        return jdbc.sql("""
                select m.repository_id, m.digest, r.project_id, r.name
                from manifest m join repository r using (repository_id)
                where %s and m.gc_after < now() and m.pushed_at <= now() - make_interval(secs => ?)
                  and r.deleted_at is null and (m.repository_id, m.digest) > (?, ?)
                order by m.repository_id, m.digest limit ?
                """.formatted(which))
                .param(age.toMillis() / 1000.0)
                .param(after.repositoryId)
                .param(after.digest)
                .param(limit)
                .query((row, n) -> new Candidate(
                        row.getLong(1),
                        new RepositoryScope(row.getLong(3), new RepositoryName(row.getString(4))),
                        Digest.parse(row.getString(2))))
                .list();
    }
}
