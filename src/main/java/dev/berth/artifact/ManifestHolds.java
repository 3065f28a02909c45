package dev.berth.artifact;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.artifact.ManifestSweep.Condition;
import dev.berth.artifact.ManifestSweep.Condition.LetGo;
import dev.berth.artifact.ManifestSweep.Condition.Unchanged;
import dev.berth.artifact.ManifestSweep.Condition.Untagged;
import dev.berth.artifact.Swept.Fate;
import dev.berth.oci.Digest;

/**
 * What holds manifests of a repository, whose row is locked, and until when those stay that nothing holds: the columns {@code gc_after} and
 * {@code let_go} of {@code manifest}.
 */
@Component
class ManifestHolds {

    private static final String LISTED = """
            exists (select 1 from manifest_child c where c.repository_id = m.repository_id and c.child = m.digest)
            """;
    private static final String TAGGED = """
            exists (select 1 from tag t where t.repository_id = m.repository_id and t.digest = m.digest)
            """;
    private static final String REFERS = """
            exists (select 1 from manifest s where s.repository_id = m.repository_id and s.digest = m.subject)
            """;

    /** A tag by which the signature of something is found that is not there any more holds nothing. */
    private static final String TAGGED_IN_EARNEST = """
            exists (select 1 from tag t where t.repository_id = m.repository_id and t.digest = m.digest
                    and (t.name !~ '^sha256-[0-9a-f]{64}\\.(sig|att|sbom)$'
                         or exists (select 1 from manifest s where s.repository_id = t.repository_id
                                    and s.digest = 'sha256:' || substring(t.name from 8 for 64))))
            """;

    private static final String LATER = """
            (m.pushed_at > latest.moment
             or exists (select 1 from artifact_pull p where p.artifact_id = m.artifact_id and p.pulled_at > latest.moment)
             or exists (select 1 from tag t left join tag_pull p using (tag_id)
                        where t.repository_id = m.repository_id and t.digest = m.digest
                          and greatest(t.pushed_at, p.pulled_at) > latest.moment))
            """;

    private static final String LEASED = "coalesce(m.gc_after > now(), false)";

    private final JdbcClient jdbc;
    private final Leases leases;

    ManifestHolds(JdbcClient jdbc, Leases leases) {
        this.jdbc = jdbc;
        this.leases = leases;
    }

    /** Locks those of the manifests that are there, until the transaction ends. */
    Set<Digest> lock(long repositoryId, Collection<Digest> digests) {
        return Set.copyOf(jdbc.sql("""
                select digest from manifest where repository_id = ? and digest = any(?) order by digest for update
                """)
                .param(repositoryId)
                .param(Digests.array(digests))
                .query((row, n) -> Digest.parse(row.getString(1)))
                .list());
    }

    /** What becomes of these manifests, which are locked, under the condition; whether a tag is immutable is not asked here. */
    Map<Digest, Fate> fates(long repositoryId, Collection<Digest> digests, Condition condition) {
        return switch (condition) {
            case Untagged(var age) ->
                fates(
                        repositoryId,
                        digests,
                        new Terms(
                                heldBy(TAGGED), LATER, LEASED, "now() - make_interval(secs => :limit)", seconds(age)));
            case LetGo() ->
                fates(repositoryId, digests, new Terms(heldBy(TAGGED_IN_EARNEST), "not m.let_go", LEASED, "now()", 0));
            case Unchanged(var since) ->
                fates(
                        repositoryId,
                        digests,
                        new Terms(LISTED, LATER, LEASED + " and not " + TAGGED, ":limit", Timestamp.from(since)));
        };
    }

    /**
     * A condition in SQL.
     *
     * @param moment later than which it must not have been pushed or pulled, made of {@code limit}
     */
    private record Terms(String held, String changed, String leased, String moment, Object limit) {}

    private Map<Digest, Fate> fates(long repositoryId, Collection<Digest> digests, Terms terms) {
        return jdbc
                .sql("""
                select m.digest, case when %s then 'HELD' when %s then 'CHANGED' when %s then 'LEASED' else 'REMOVED' end
                from manifest m cross join (select cast(%s as timestamptz) as moment) latest
                where m.repository_id = :repository and m.digest = any(:digests)
                """.formatted(terms.held, terms.changed, terms.leased, terms.moment))
                .param("limit", terms.limit)
                .param("repository", repositoryId)
                .param("digests", Digests.array(digests))
                .query((row, n) -> Map.entry(Digest.parse(row.getString(1)), Fate.valueOf(row.getString(2))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String heldBy(String tagged) {
        return "(" + tagged + " or " + LISTED + " or " + REFERS + ")";
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** What is held for good is no candidate any more, and nobody has let it go. */
    void forget(long repositoryId, Collection<Digest> digests) {
        if (digests.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update manifest set gc_after = null, let_go = false
                where repository_id = ? and digest = any(?) and gc_after <= now()
                """).param(repositoryId).param(Digests.array(digests)).update();
    }

    /** Begins the lease of manifests that lost a tag; a longer lease stays. */
    void letGo(long repositoryId, Collection<Digest> digests) {
        jdbc.sql("""
                update manifest set gc_after = %s
                where repository_id = ? and digest = any(?)
                """.formatted(leases.prolonged("gc_after")))
                .param(repositoryId)
                .param(Digests.array(digests))
                .update();
    }

    /**
     * What would go with a manifest that went: of these candidates, those that no tag, no index and no subject holds.
     *
     * @return each with whether its own lease still runs
     */
    Map<Digest, Boolean> unheld(long repositoryId, Collection<Digest> candidates) {
        if (candidates.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select m.digest, " + LEASED + " from manifest m where m.repository_id = ? and m.digest = any(?)"
                        + " and not " + TAGGED_IN_EARNEST + " and not " + LISTED + " and not " + REFERS
                        + " order by m.digest for update of m")
                .param(repositoryId)
                .param(Digests.array(candidates))
                .query((row, n) -> Map.entry(Digest.parse(row.getString(1)), row.getBoolean(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Marks what goes when its lease ends, without being asked for. */
    void markLetGo(long repositoryId, Collection<Digest> digests) {
        setLetGo(repositoryId, digests, true);
    }

    /** Takes the mark away from what is held again. */
    void keep(long repositoryId, Collection<Digest> digests) {
        setLetGo(repositoryId, digests, false);
    }

    private void setLetGo(long repositoryId, Collection<Digest> digests, boolean letGo) {
        if (digests.isEmpty()) {
            return;
        }
        jdbc.sql("update manifest set let_go = ? where repository_id = ? and digest = any(?) and let_go <> ?")
                .params(letGo, repositoryId, Digests.array(digests), letGo)
                .update();
    }
}
