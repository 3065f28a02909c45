package dev.berth.retention;

import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.oci.Digest;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code retention_decision} while a task writes them; {@link DecisionLookup} reads them for people. */
@Component
class DecisionTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DecisionTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Forgets what a node decided that died before it was carried out. What has gone stays written down. */
    void forgetUndone(long taskId) {
        jdbc.sql("delete from retention_decision where task_id = ? and (pending or verdict not in ('DELETE', 'GONE'))")
                .param(taskId)
                .update();
    }

    /** Writes decisions down, over those of the same plan; what has gone before stays as it is. */
    void write(long taskId, Collection<DecidedArtifact> decided) {
        jdbc.sql("""
                insert into retention_decision (task_id, digest, role, type, tags, tag_count, labels, pushed_at, pulled_at,
                                                created_at, subject, verdict, rule_id, why, pending)
                select ?, digest, role, type, tags, tag_count, labels, pushed_at, pulled_at, created_at, subject, verdict,
                       rule_id, why, verdict in ('OPEN', 'DELETE')
                from json_to_recordset(?::json) as decided (
                    digest text, role text, type text, tags text[], tag_count integer, labels text[], pushed_at timestamptz,
                    pulled_at timestamptz, created_at timestamptz, subject text, verdict text, rule_id integer, why text)
                on conflict (task_id, digest) do update
                set verdict = excluded.verdict, rule_id = excluded.rule_id, why = excluded.why, pending = excluded.pending
                where retention_decision.pending or retention_decision.verdict not in ('DELETE', 'GONE')
                """).params(taskId, json.writeValueAsString(decided)).update();
    }

    /**
     * Takes each join of this transaction in one pass: of rows that were just written the database believes that there is one, and would
     * go through all of them for each of them.
     */
    void expectMany() {
        jdbc.sql("select set_config('enable_nestloop', 'off', true)")
                .query(String.class)
                .single();
    }

    /** Lets accessories stay whose subject is nowhere in the repository: nobody can say whether it is about to come. */
    void keepOrphans(long taskId) {
        jdbc.sql("""
                update retention_decision d
                set verdict = 'RETAIN', pending = false, why = 'its subject ' || d.subject || ' is not in this repository'
                where d.task_id = ? and d.verdict = 'OPEN' and d.role = 'ACCESSORY'
                  and not exists (select from retention_decision s where s.task_id = d.task_id and s.digest = d.subject)
                """).param(taskId).update();
    }

    /**
     * Lets what belongs to something that stays stay as well, one step further: what an index lists, and what speaks of a subject.
     *
     * @return how many
     */
    int keepWhatBelongs(long taskId, long repositoryId) {
        return jdbc.sql("""
                update retention_decision d
                set verdict = 'RETAIN', pending = false, because_of = kept.by,
                    why = kept.what || ' ' || kept.by || ' stays' || case when d.verdict = 'DELETE' then '; ' || d.why else '' end
                from (
                    select distinct on (digest) digest, by, what from (
                        select c.child as digest, p.digest as by, 'the index' as what
                        from retention_decision p join manifest_child c on c.repository_id = ? and c.parent = p.digest
                        where p.task_id = ? and p.verdict in ('RETAIN', 'IMMUTABLE')
                        union all
                        select a.digest, s.digest, 'its subject'
                        from retention_decision s join retention_decision a on a.task_id = s.task_id and a.subject = s.digest
                        where s.task_id = ? and s.verdict in ('RETAIN', 'IMMUTABLE') and a.verdict = 'OPEN') holds
                    order by digest, what, by) kept
                where d.task_id = ? and d.digest = kept.digest and d.pending
                """).params(repositoryId, taskId, taskId, taskId).update();
    }

    /** What is open still goes with what it belongs to. */
    void closeOpen(long taskId, long repositoryId) {
        jdbc.sql("""
                update retention_decision d
                set verdict = 'DELETE', because_of = held.by,
                    why = case d.role when 'CHILD' then 'the index ' else 'its subject ' end || coalesce(held.by || ' ', '') || 'goes'
                from (select o.digest, coalesce(o.subject, (select min(c.parent) from manifest_child c
                                                            where c.repository_id = ? and c.child = o.digest)) as by
                      from retention_decision o where o.task_id = ? and o.verdict = 'OPEN') held
                where d.task_id = ? and d.digest = held.digest
                """).params(repositoryId, taskId, taskId).update();
    }

    /** One that is to go, and what it is. */
    record Condemned(Digest digest, Role role) {}

    /**
     * Some of those that are to go and that nothing holds any more that is there: an index goes before what it lists, a subject before
     * what speaks of it.
     */
    List<Condemned> next(long taskId, long repositoryId, String after, int limit) {
        return jdbc.sql("""
                select d.digest, d.role from retention_decision d
                where d.task_id = ? and d.pending and d.digest > ?
                  and (d.subject is null
                       or not exists (select from retention_decision s
                                      where s.task_id = d.task_id and s.digest = d.subject
                                        and (s.pending or s.verdict not in ('DELETE', 'GONE'))))
                  and not exists (select from manifest_child c where c.repository_id = ? and c.child = d.digest)
                order by d.digest limit ?
                """)
                .params(taskId, after, repositoryId, limit)
                .query((row, n) ->
                        new Condemned(Digest.parse(row.getString("digest")), Role.valueOf(row.getString("role"))))
                .list();
    }

    /**
     * They have gone by this run. Others are passed over.
     *
     * @return how many of them were candidates
     */
    long setGone(long taskId, Collection<Digest> digests) {
        return jdbc.sql("""
                with gone as (
                    update retention_decision set pending = false where task_id = ? and digest = any(?) and pending
                    returning role)
                select count(*) from gone where role = 'CANDIDATE'
                """).params(taskId, array(digests)).query(Long.class).single();
    }

    /** They go by themselves, though not yet. */
    void setFollowing(long taskId, Collection<Digest> digests) {
        jdbc.sql("""
                update retention_decision set pending = false, why = why || ?
                where task_id = ? and digest = any(?)
                """)
                .params("; " + Changes.FOLLOWS_LATER, taskId, array(digests))
                .update();
    }

    /** They stay after all, or have gone already. */
    void settle(long taskId, Collection<Digest> digests, Verdict verdict, String why) {
        jdbc.sql("""
                update retention_decision set pending = false, verdict = ?, why = ?
                where task_id = ? and digest = any(?)
                """).params(verdict.name(), why, taskId, array(digests)).update();
    }

    /** What could not go, since what it belongs to has stayed after all. */
    void keepRest(long taskId, String why) {
        jdbc.sql("""
                update retention_decision set pending = false, verdict = 'RETAIN', why = ?
                where task_id = ? and pending
                """).params(why, taskId).update();
    }

    /**
     * Counts the candidates of a task.
     *
     * @param dryRun whether what is to go counts as gone
     */
    Counts count(long taskId, boolean dryRun) {
        return jdbc.sql("""
                select count(*) as total, count(*) filter (where verdict = 'DELETE' and (? or not pending)) as deleted,
                       count(*) filter (where verdict = 'GONE') as gone, count(*) filter (where pending) as pending
                from retention_decision where task_id = ? and role = 'CANDIDATE'
                """)
                .params(dryRun, taskId)
                .query((row, n) -> new Counts(
                        row.getLong("total"), row.getLong("deleted"), row.getLong("gone"), row.getLong("pending")))
                .single();
    }

    /**
     * @param gone how many somebody else deleted first
     * @param pending how many are to go and have not gone
     */
    record Counts(long total, long deleted, long gone, long pending) {

        /** @param deletedByNow with those that had gone before */
        RetentionResult result(long deletedByNow, long goneByNow, boolean dryRun) {
            return new RetentionResult(total, total - deletedByNow - goneByNow, dryRun, deletedByNow);
        }
    }

    private static String[] array(Collection<Digest> digests) {
        return digests.stream().map(Digest::toString).toArray(String[]::new);
    }
}
