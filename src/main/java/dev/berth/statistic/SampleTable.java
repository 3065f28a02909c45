package dev.berth.statistic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code statistic_sample}: one for each project and day. */
@Component
class SampleTable {

    private static final String TODAY = "(now() at time zone 'UTC')::date";

    private final JdbcClient jdbc;

    SampleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds to today's rows, by project. */
    void add(Map<Long, Activity> activities) {
        if (activities.isEmpty()) {
            return;
        }
        List<Map.Entry<Long, Activity>> sorted = activities.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
        jdbc.sql("""
                insert into statistic_sample (project_id, day, pulls, pushes)
                select project_id, %s, pulls, pushes from unnest(?, ?, ?) as counted (project_id, pulls, pushes)
                on conflict (project_id, day) do update
                set pulls = statistic_sample.pulls + excluded.pulls, pushes = statistic_sample.pushes + excluded.pushes
                """.formatted(TODAY))
                .param(sorted.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .param(sorted.stream().map(one -> one.getValue().pulls()).toArray(Long[]::new))
                .param(sorted.stream().map(one -> one.getValue().pushes()).toArray(Long[]::new))
                .update();
    }

    /** Looks at what every project holds, and writes it into today's rows. Children of indexes and accessories count where a tag shows them. */
    void look() {
        jdbc.sql("""
                insert into statistic_sample (project_id, day, storage, artifacts)
                select p.project_id, %s, coalesce(u.used, 0), coalesce(a.artifacts, 0)
                from project p
                left join quota_usage u using (project_id)
                left join (
                    select r.project_id, count(*) as artifacts
                    from repository r join manifest m using (repository_id)
                    where r.deleted_at is null and m.accessory_type is null
                      and (not exists (select from manifest_child c
                                       where c.repository_id = m.repository_id and c.child = m.digest)
                           or exists (select from tag t where t.repository_id = m.repository_id and t.digest = m.digest))
                    group by r.project_id) a using (project_id)
                where p.deleted_at is null order by p.project_id
                on conflict (project_id, day) do update
                set storage = excluded.storage, artifacts = excluded.artifacts
                """.formatted(TODAY)).update();
    }

    /** The project's last days, the oldest first; days without a row are missing. */
    List<Sample> ofProject(long projectId, int days) {
        return jdbc.sql("""
                select day, storage, artifacts, pulls, pushes from statistic_sample
                where project_id = ? and day > %s - ? order by day
                """.formatted(TODAY))
                .params(projectId, days)
                .query(SampleTable::sample)
                .list();
    }

    /** The last days of all projects together, the oldest first; days without a row are missing. */
    List<Sample> ofAll(int days) {
        return jdbc.sql("""
                select day, sum(storage)::bigint as storage, sum(artifacts)::bigint as artifacts,
                       sum(pulls)::bigint as pulls, sum(pushes)::bigint as pushes
                from statistic_sample where day > %s - ? group by day order by day
                """.formatted(TODAY))
                .param(days)
                .query(SampleTable::sample)
                .list();
    }

    private static Sample sample(ResultSet row, int number) throws SQLException {
        return new Sample(
                row.getObject("day", LocalDate.class),
                row.getObject("storage", Long.class),
                row.getObject("artifacts", Long.class),
                row.getLong("pulls"),
                row.getLong("pushes"));
    }
}
