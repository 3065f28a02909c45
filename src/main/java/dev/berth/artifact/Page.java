package dev.berth.artifact;

import java.util.List;

/**
 * A part of a list that goes by keys.
 *
 * @param more whether the list goes on after the last of these
 */
public record Page<T>(List<T> items, boolean more) {

    static <T> Page<T> of(List<T> oneMoreThanAsked, int asked) {
        return oneMoreThanAsked.size() > asked
                ? new Page<>(List.copyOf(oneMoreThanAsked.subList(0, asked)), true)
                : new Page<>(List.copyOf(oneMoreThanAsked), false);
    }
}
