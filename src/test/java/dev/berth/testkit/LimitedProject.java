package dev.berth.testkit;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A new project with a limit on what it may hold. */
public final class LimitedProject {

    private final BerthServer server;
    private final Api admin;
    private final JdbcClient jdbc;
    private final String name;
    private final long id;

    private LimitedProject(BerthServer server, String name) {
        this.server = server;
        this.admin = Api.admin(server);
        this.jdbc = JdbcClient.create(server.database().dataSource());
        this.name = name;
        this.id = Api.json(admin.get("/api/v2.0/projects/" + name))
                .get("project_id")
                .asLong();
    }

    /** @param bytes -1 for none yet */
    public static LimitedProject of(BerthServer server, long bytes) {
        LimitedProject project = new LimitedProject(server, new People(server).project());
        if (bytes != -1) {
            project.limit(bytes);
        }
        return project;
    }

    public String name() {
        return name;
    }

    public long id() {
        return id;
    }

    /** The administrator in one of its repositories. */
    public RegistryClient repository(String repository) {
        return RegistryClient.admin(server, name + "/" + repository);
    }

    /** Sets the limit, through the API. */
    public void limit(long bytes) {
        long quota = Api.json(admin.get("/api/v2.0/quotas?reference_id=" + id))
                .get(0)
                .get("id")
                .asLong();
        var answer = admin.put("/api/v2.0/quotas/" + quota, "{\"hard\":{\"storage\":%d}}".formatted(bytes));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    public long used() {
        return jdbc.sql("select used from quota_usage where project_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    /** Bytes that have room though no manifest refers to them: of uploads, and of blobs. */
    public long coming() {
        return jdbc.sql("""
                select coalesce((select sum(greatest(size, reserved)) from upload where project_id = :project), 0)
                     + coalesce((select sum(size) from loose_blob where project_id = :project), 0)
                """).param("project", id).query(Long.class).single();
    }

    /** How often the audit log says that this was done to its quota. */
    public long audited(String operation) {
        return jdbc.sql("""
                select count(*) from audit_entry
                where resource_type = 'quota' and project_id = ? and operation = ? and status is null
                """).params(id, operation).query(Long.class).single();
    }

    /** The figures, of any project, that are not what is held. */
    public List<String> wrongFigures() {
        return jdbc.sql(QuotaFigures.WRONG).query((row, n) -> row.getString(1)).list();
    }
}
