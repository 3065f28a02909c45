package dev.berth.testkit;

/** What projects hold, counted anew. */
public final class QuotaFigures {

    /** The projects whose figure is not what they hold, each with both. */
    public static final String WRONG = """
            select format('project %s: used %s, held %s', project_id, coalesce(used, 0), coalesce(held, 0))
            from quota_usage full join (
                select project_id, sum(bytes) as held
                from (select r.project_id, m.size as bytes from manifest m join repository r using (repository_id)
                      union all
                      select linked.project_id, b.size
                      from (select distinct r.project_id, mb.digest
                            from manifest_blob mb join repository r using (repository_id)) linked
                      join blob b using (digest)) content
                group by project_id) counted using (project_id)
            where coalesce(used, 0) <> coalesce(held, 0)
            """;

    private QuotaFigures() {}
}
