package dev.berth.immutability;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.access.ProjectNotFound;
import dev.berth.access.ProjectScope;

/** How many rules a project has at most. */
@Component
class RuleLimit {

    /** As many as Harbor's pages offer. */
    static final int MOST = 15;

    private final JdbcClient jdbc;
    private final ImmutabilityRules rules;

    RuleLimit(JdbcClient jdbc, ImmutabilityRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /**
     * Locks the project, so that rules come one by one and none comes into a project that goes, and counts then.
     *
     * @throws ProjectNotFound where it has gone
     * @throws TooManyRules where there is no room for one more
     */
    void requireRoom(ProjectScope project) {
        boolean living = jdbc.sql("select 1 from project where project_id = ? and deleted_at is null for no key update")
                .param(project.id())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!living) {
            throw new ProjectNotFound(project.name());
        }
        if (rules.countByProjectId(project.id()) >= MOST) {
            throw new TooManyRules(MOST);
        }
    }
}
