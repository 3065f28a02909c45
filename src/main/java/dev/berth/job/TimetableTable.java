package dev.berth.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.platform.Paging;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every statement on {@code job_timetable}. */
@Component
class TimetableTable {

    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TimetableTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One that is there already keeps its id, and with it the slots that were executed. */
    void save(
            JobType jobType,
            long vendorId,
            ScheduleType type,
            Cron cron,
            Object parameters,
            Instant now,
            Instant next) {
        jdbc.sql("""
                        insert into job_timetable (job_type, vendor_id, schedule_type, cron, parameters, next_at, created_at, updated_at)
                        values (:job, :vendor, :type, :cron, cast(:parameters as jsonb), :next, :now, :now)
                        on conflict (job_type, vendor_id) do update
                           set schedule_type = excluded.schedule_type, cron = excluded.cron, parameters = excluded.parameters,
                               next_at = excluded.next_at, updated_at = excluded.updated_at
                        """)
                .param("job", jobType.name())
                .param("vendor", vendorId)
                .param("type", type.name())
                .param("cron", cron.toString())
                .param("parameters", json.writeValueAsString(parameters))
                .param("next", at(next))
                .param("now", at(now))
                .update();
    }

    Optional<Schedule> find(JobType jobType, long vendorId) {
        return jdbc.sql("select * from job_timetable where job_type = ? and vendor_id = ?")
                .params(jobType.name(), vendorId)
                .query(this::schedule)
                .optional();
    }

    List<Schedule> page(Paging paging) {
        return jdbc.sql("select * from job_timetable order by timetable_id limit ? offset ?")
                .params(paging.size(), (paging.number() - 1) * paging.size())
                .query(this::schedule)
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from job_timetable").query(Long.class).single();
    }

    /** @return whether there was one */
    boolean delete(JobType jobType, long vendorId) {
        return jdbc.sql("delete from job_timetable where job_type = ? and vendor_id = ?")
                        .params(jobType.name(), vendorId)
                        .update()
                > 0;
    }

    /** Those whose slot has come, by id. */
    List<Long> due(Instant now) {
        return jdbc.sql("select timetable_id from job_timetable where next_at <= ? order by next_at, timetable_id")
                .param(at(now))
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Holds it until the transaction ends, where its slot has come and nobody else holds it. */
    Optional<Schedule> lockDue(long id, Instant now) {
        return jdbc.sql("select * from job_timetable where timetable_id = ? and next_at <= ? for update skip locked")
                .params(id, at(now))
                .query(this::schedule)
                .optional();
    }

    void setNext(long id, Instant next) {
        jdbc.sql("update job_timetable set next_at = ? where timetable_id = ?")
                .params(at(next), id)
                .update();
    }

    List<Schedule> all() {
        return jdbc.sql("select * from job_timetable order by timetable_id")
                .query(this::schedule)
                .list();
    }

    /** Unless it was moved meanwhile. */
    void callBack(long id, Instant from, Instant to) {
        jdbc.sql("update job_timetable set next_at = ? where timetable_id = ? and next_at = ?")
                .params(at(to), id, at(from))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private Schedule schedule(ResultSet row, int number) throws SQLException {
        return new Schedule(
                row.getLong("timetable_id"),
                JobType.valueOf(row.getString("job_type")),
                row.getLong("vendor_id"),
                ScheduleType.valueOf(row.getString("schedule_type")),
                Cron.parse(row.getString("cron")),
                json.readValue(row.getString("parameters"), PARAMETERS),
                Rows.instant(row, "next_at"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
