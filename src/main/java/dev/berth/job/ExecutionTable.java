package dev.berth.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;
import dev.berth.platform.query.Field;
import dev.berth.platform.query.Fields;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.SqlFilter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every statement on {@code job_execution}. */
@Component
class ExecutionTable {

    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

    private static final String STATUS = "initcap(status)";
    private static final Fields FIELDS = Fields.of(
                    Field.number("id", "execution_id"),
                    Field.number("vendor_id", "vendor_id"),
                    Field.text("vendor_type", "job_type"),
                    Field.text("trigger", "started_by"),
                    Field.text("status", STATUS),
                    Field.text("job_status", STATUS),
                    Field.text("job_name", "job_type"),
                    Field.text("job_kind", "started_by"),
                    Field.time("creation_time", "created_at"),
                    Field.time("update_time", "updated_at"),
                    Field.time("start_time", "coalesce(started_at, created_at)"),
                    Field.time("end_time", "ended_at"))
            .sortedBy("-id")
            .uniqueBy("-execution_id");

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ExecutionTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Begins a history; of two that ask for the same slot at once, one is told nothing. */
    Optional<Execution> insert(NewExecution begun) {
        return jdbc.sql("""
                        insert into job_execution (job_type, vendor_id, started_by, status, by_name, by_key, parameters,
                                                   timetable_id, slot)
                        values (:type, :vendor, :trigger, 'PENDING', :name, :key, cast(:parameters as jsonb), :timetable, :slot)
                        on conflict (timetable_id, slot) do nothing
                        returning *
                        """)
                .param("type", begun.type().name())
                .param("vendor", begun.vendorId())
                .param("trigger", begun.trigger().name())
                .param("name", begun.by().name())
                .param("key", begun.by().key())
                .param("parameters", json.writeValueAsString(begun.parameters()))
                .param("timetable", begun.timetableId())
                .param("slot", begun.slot() == null ? null : begun.slot().atOffset(ZoneOffset.UTC))
                .query(this::execution)
                .optional();
    }

    Optional<Execution> find(long id) {
        return jdbc.sql("select * from job_execution where execution_id = ?")
                .param(id)
                .query(this::execution)
                .optional();
    }

    Optional<Execution> find(JobType type, long vendorId, long id) {
        return find(id).filter(execution -> execution.type() == type && execution.vendorId() == vendorId);
    }

    boolean isGoingOn(JobType type, long vendorId) {
        return jdbc.sql("""
                        select exists (select from job_execution
                                        where job_type = ? and vendor_id = ? and status in ('PENDING', 'RUNNING'))
                        """).params(type.name(), vendorId).query(Boolean.class).single();
    }

    List<Execution> goingOn(JobType type) {
        return jdbc.sql("""
                        select * from job_execution where job_type = ? and status in ('PENDING', 'RUNNING')
                         order by execution_id
                        """).param(type.name()).query(this::execution).list();
    }

    /** @param type any where absent, as the vendor */
    List<Execution> page(@Nullable JobType type, @Nullable Long vendorId, ListQuery query, Paging paging) {
        SqlFilter filter = FIELDS.sql(query);
        return jdbc.sql("select * from job_execution where " + of(type, vendorId) + filter.condition() + " order by "
                        + filter.orderBy() + " limit :limit offset :offset")
                .params(filter.parameters())
                .params(named(type, vendorId))
                .param("limit", paging.size())
                .param("offset", (paging.number() - 1) * paging.size())
                .query(this::execution)
                .list();
    }

    long total(@Nullable JobType type, @Nullable Long vendorId, ListQuery query) {
        SqlFilter filter = FIELDS.sql(query);
        return jdbc.sql("select count(*) from job_execution where " + of(type, vendorId) + filter.condition())
                .params(filter.parameters())
                .params(named(type, vendorId))
                .query(Long.class)
                .single();
    }

    /** Holds it until the transaction ends, and tells how it stands. */
    JobStatus lock(long id) {
        return jdbc.sql("select status from job_execution where execution_id = ? for no key update")
                .param(id)
                .query((row, number) -> JobStatus.valueOf(row.getString(1)))
                .optional()
                .orElseThrow(() -> new DomainException(ErrorKind.NOT_FOUND, "there is no execution " + id));
    }

    void setTasks(long id, int count) {
        jdbc.sql("update job_execution set tasks = ? where execution_id = ?")
                .params(count, id)
                .update();
    }

    /** Those of them that were waiting run from now on. */
    void begin(List<Long> ids) {
        jdbc.sql("""
                        update job_execution set status = 'RUNNING', started_at = now(), updated_at = now()
                         where status = 'PENDING' and execution_id in (
                               select execution_id from job_execution where execution_id = any(?)
                                order by execution_id for no key update)
                        """).param(ids.toArray(Long[]::new)).update();
    }

    /** Counts tasks that are over, and answers the execution where they were the last. */
    Optional<Execution> count(long id, JobStatus status, int tasks) {
        return jdbc.sql("""
                        update job_execution
                           set succeeded = succeeded + :succeeded, failed = failed + :failed, stopped = stopped + :stopped,
                               updated_at = now()
                         where execution_id = :id
                        """)
                                .param("succeeded", status == JobStatus.SUCCESS ? tasks : 0)
                                .param("failed", status == JobStatus.ERROR ? tasks : 0)
                                .param("stopped", status == JobStatus.STOPPED ? tasks : 0)
                                .param("id", id)
                                .update()
                        == 0
                ? Optional.empty()
                : endIfOver(id);
    }

    private Optional<Execution> endIfOver(long id) {
        return jdbc.sql("""
                        update job_execution
                           set status = case when failed > 0 then 'ERROR' when stopped > 0 then 'STOPPED' else 'SUCCESS' end,
                               status_message = case when failed > 0 then failed || ' of ' || tasks || ' tasks failed' end,
                               ended_at = now(), updated_at = now()
                         where execution_id = ? and status in ('PENDING', 'RUNNING')
                           and succeeded + failed + stopped = tasks
                        returning *
                        """).param(id).query(this::execution).optional();
    }

    void fail(long id, String message) {
        jdbc.sql("""
                        update job_execution
                           set status = 'ERROR', status_message = ?, ended_at = now(), updated_at = now()
                         where execution_id = ?
                        """).params(message, id).update();
    }

    /** How many tasks of each of these executions are how far. */
    List<Counts> counts(Collection<Long> ids) {
        return jdbc.sql("""
                        select execution_id, tasks, succeeded, failed, stopped from job_execution where execution_id = any(?)
                        """)
                .param(ids.toArray(Long[]::new))
                .query((row, number) ->
                        new Counts(row.getLong(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)))
                .list();
    }

    record Counts(long executionId, int tasks, int succeeded, int failed, int stopped) {

        int over() {
            return succeeded + failed + stopped;
        }
    }

    /** Opens one that is over for tasks that are done again. */
    void reopen(long id, int failed, int stopped) {
        jdbc.sql("""
                        update job_execution
                           set status = 'PENDING', status_message = null, ended_at = null, updated_at = now(),
                               failed = failed - ?, stopped = stopped - ?
                         where execution_id = ?
                        """).params(failed, stopped, id).update();
    }

    void deleteAll(JobType type, long vendorId) {
        jdbc.sql("delete from job_execution where job_type = ? and vendor_id = ?")
                .params(type.name(), vendorId)
                .update();
    }

    /** @return how many of those that are over were more than are kept, and are gone */
    int deleteOld(JobType type, int kept, int limit) {
        return jdbc.sql("""
                        delete from job_execution where execution_id in (
                            select execution_id from (
                                select execution_id, status,
                                       row_number() over (partition by vendor_id order by execution_id desc) as age
                                  from job_execution
                                 where job_type = :type and status not in ('PENDING', 'RUNNING')) as history
                             where age > :kept
                             order by execution_id
                             limit :limit)
                        """)
                .param("type", type.name())
                .param("kept", kept)
                .param("limit", limit)
                .update();
    }

    private static String of(@Nullable JobType type, @Nullable Long vendorId) {
        return (type == null ? "" : "job_type = :type and ") + (vendorId == null ? "" : "vendor_id = :vendor and ");
    }

    private static Map<String, Object> named(@Nullable JobType type, @Nullable Long vendorId) {
        Map<String, Object> named = new HashMap<>();
        if (type != null) {
            named.put("type", type.name());
        }
        if (vendorId != null) {
            named.put("vendor", vendorId);
        }
        return named;
    }

    private Execution execution(ResultSet row, int number) throws SQLException {
        return new Execution(
                row.getLong("execution_id"),
                JobType.valueOf(row.getString("job_type")),
                row.getLong("vendor_id"),
                Trigger.valueOf(row.getString("started_by")),
                JobStatus.valueOf(row.getString("status")),
                row.getString("status_message"),
                new Principal.Background(row.getString("by_name"), row.getString("by_key")),
                json.readValue(row.getString("parameters"), PARAMETERS),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"),
                Rows.optionalInstant(row, "started_at"),
                Rows.optionalInstant(row, "ended_at"));
    }
}
