package dev.berth.artifact.api;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.query.ListQuery;
import dev.berth.platform.query.Match;

/**
 * Which manifests {@code m} a list of artifacts shows: those parts of {@code q} that are no columns, as conditions in SQL. What only belongs
 * to another artifact is hidden: accessories, which have a list of their own, and, unless {@code base=*} asks for them, an index's children
 * without a tag.
 */
final class ShownArtifacts {

    static final String TAGS = "tags";
    static final String LABELS = "labels";
    static final String BASE = "base";

    /**
     * {@code offset 0} keeps PostgreSQL from turning this into a join: it knows how many artifacts a repository has on average, and joins
     * in a way that takes seconds for one that has a thousand times as many. So it is one look into an index for each row.
     */
    private static final String TAGGED =
            "exists (select from tag t where t.repository_id = m.repository_id and t.digest = m.digest%s offset 0)";

    private static final String CHILD =
            "exists (select from manifest_child c where c.repository_id = m.repository_id and c.child = m.digest offset 0)";
    private static final String ACCESSORIES_HIDDEN = "m.accessory_type is null";

    /** What a list shows where nothing else is asked for. */
    static final String LISTED = ACCESSORIES_HIDDEN + " and (" + TAGGED.formatted("") + " or not " + CHILD + ")";

    private ShownArtifacts() {}

    /** @param parameters get the values that the conditions name */
    static String conditions(ListQuery query, Map<String, Object> parameters) {
        return base(query.find(BASE).orElse(null))
                + query.find(TAGS).map(match -> tags(match, parameters)).orElse("")
                + query.find(LABELS).map(match -> labels(match, parameters)).orElse("");
    }

    private static String base(@Nullable Match match) {
        if (match == null) {
            return LISTED;
        }
        if (match instanceof Match.Exact(String value) && value.equals("*")) {
            return ACCESSORIES_HIDDEN;
        }
        throw refused(BASE, "only base=*");
    }

    private static String tags(Match match, Map<String, Object> parameters) {
        return switch (match) {
            case Match.Exact(String all) when all.equals("*") -> " and " + TAGGED.formatted("");
            case Match.Exact(String none) when none.equals("nil") -> " and not " + TAGGED.formatted("");
            case Match.Exact(String name) -> {
                parameters.put("tag", name);
                yield " and m.digest in (select t.digest from tag t where t.repository_id = m.repository_id and t.name = :tag)";
            }
            case Match.Fuzzy(String part) -> {
                parameters.put("tag", part);
                yield " and " + TAGGED.formatted(" and strpos(lower(t.name), lower(:tag)) > 0");
            }
            default -> throw refused(TAGS, "tags=*, tags=nil, tags=name or tags=~part");
        };
    }

    private static String labels(Match match, Map<String, Object> parameters) {
        if (!(match instanceof Match.AllOf(List<String> values))) {
            throw refused(LABELS, "labels=(1 2), the ids of labels that an artifact has all of");
        }
        Set<Long> ids = new HashSet<>();
        values.forEach(value -> ids.add(id(value)));
        parameters.put("labels", ids.toArray(Long[]::new));
        parameters.put("label_count", ids.size());
        return """
                 and (select count(*) from artifact_label l
                      where l.artifact_id = m.artifact_id and l.label_id = any(:labels)) = :label_count""";
    }

    private static long id(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw refused(LABELS, "labels=(1 2), the ids of labels that an artifact has all of");
        }
    }

    private static DomainException refused(String field, String expected) {
        return new DomainException(ErrorKind.INVALID, "q cannot ask this of " + field + ": expected " + expected);
    }
}
