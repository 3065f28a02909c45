package dev.berth.artifact.api;

import java.util.List;
import java.util.function.LongSupplier;

import org.springframework.http.ResponseEntity;

import dev.berth.platform.Paging;

/**
 * A page of a list.
 *
 * @param total of the whole list, as far as its filters reach
 */
record Listed<T>(List<T> items, long total) {

    /** Where the page is the last one, it tells the total by itself, and nothing is counted. */
    static <T> Listed<T> of(List<T> items, Paging paging, LongSupplier count) {
        boolean last = items.size() < paging.size() && (!items.isEmpty() || paging.number() == 1);
        return new Listed<>(items, last ? offset(paging) + items.size() : count.getAsLong());
    }

    static long offset(Paging paging) {
        return (long) (paging.number() - 1) * paging.size();
    }

    /** The answer, with these replies for its items. */
    <R> ResponseEntity<List<R>> answer(Paging paging, List<R> replies) {
        return paging.answer(total, replies);
    }
}
