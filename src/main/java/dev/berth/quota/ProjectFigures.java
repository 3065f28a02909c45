package dev.berth.quota;

import java.util.Map;

/**
 * A project's limit and what it holds, in bytes, as the API shows them.
 *
 * @param hard -1 is no limit
 */
public record ProjectFigures(Map<String, Long> hard, Map<String, Long> used) {

    static ProjectFigures of(long limit, long used) {
        return new ProjectFigures(StorageLimit.resources(limit), StorageLimit.resources(used));
    }
}
