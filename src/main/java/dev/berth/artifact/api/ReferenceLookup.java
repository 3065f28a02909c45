package dev.berth.artifact.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.berth.artifact.ChildDescription;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the children of indexes for the API. */
@Component
class ReferenceLookup {

    private static final ChildDescription NOTHING = new ChildDescription(null, null, null);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReferenceLookup(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The children of each of these artifacts in the index's order, at most {@value PageLimits#MOST_PARTS} of each.
     *
     * @param largest of larger manifests it is left out what they say of their children, in bytes
     */
    Map<Long, List<ReferenceReply>> of(Collection<Long> artifactIds, int largest) {
        return jdbc
                .sql("""
                select p.artifact_id as parent_id, c.artifact_id as child_id, c.digest,
                       case when p.size <= :largest then k.said end as said
                from manifest p
                cross join lateral (select * from manifest_child
                                    where repository_id = p.repository_id and parent = p.digest
                                    order by position, child limit :most) k
                join manifest c on c.repository_id = k.repository_id and c.digest = k.child
                where p.artifact_id = any(:artifacts)
                order by k.position, k.child
                """)
                .param("artifacts", artifactIds.toArray(Long[]::new))
                .param("most", PageLimits.MOST_PARTS)
                .param("largest", largest)
                .query((row, n) -> ReferenceReply.of(
                        row.getLong("parent_id"),
                        row.getLong("child_id"),
                        row.getString("digest"),
                        description(row.getString("said"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(ReferenceReply::parentId));
    }

    /** What a migration has copied out of an old manifest may have any form. */
    private ChildDescription description(@Nullable String said) {
        try {
            return said == null ? NOTHING : json.readValue(said, ChildDescription.class);
        } catch (JacksonException e) {
            return NOTHING;
        }
    }
}
