package dev.berth.immutability;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.immutability.Coverage.Words;

/** Reads the rules that are in force, at each push and deletion anew: nothing is remembered. */
@Component
class FreezingRuleLookup {

    private final JdbcClient jdbc;

    FreezingRuleLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<FreezingRule> of(long projectId) {
        return jdbc.sql("""
                select rule_id, tag_decoration, tag_pattern, repository_decoration, repository_pattern
                from immutability_rule where project_id = ? and not disabled order by rule_id
                """)
                .param(projectId)
                .query((row, n) -> FreezingRule.of(
                        row.getLong("rule_id"),
                        new Words(
                                row.getString("tag_decoration"),
                                row.getString("tag_pattern"),
                                row.getString("repository_decoration"),
                                row.getString("repository_pattern"))))
                .list();
    }
}
