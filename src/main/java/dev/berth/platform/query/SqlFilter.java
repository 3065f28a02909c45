package dev.berth.platform.query;

import java.util.Map;

/**
 * A list's {@code q} and {@code sort} as parts of a statement.
 *
 * <pre>{@code
 * jdbc.sql("select … from label l where l.deleted_at is null and " + filter.condition()
 *                 + " order by " + filter.orderBy() + " limit :limit offset :offset")
 *         .params(filter.parameters())
 * }</pre>
 *
 * @param condition never empty, and bracketed as far as needed to stand behind {@code and}
 * @param parameters the values that {@code condition} names; their names begin with {@code q_}
 * @param orderBy without the words {@code order by}; it consists of the list's own columns
 */
public record SqlFilter(String condition, Map<String, Object> parameters, String orderBy) {}
