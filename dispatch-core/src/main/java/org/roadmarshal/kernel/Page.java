package org.roadmarshal.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next what to give as {@code after} for the following page; null on the last
 */
public record Page<T>(List<T> items, String next) {
    /**
     * Cuts a page out of rows that were queried with {@link PageRequest#fetch()} as the limit.
     *
     * @param key the sort key of a row, as {@code after} will carry it
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Object> key) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = List.copyOf(rows.subList(0, request.limit()));
        return new Page<>(items, key.apply(items.get(items.size() - 1)).toString());
    }
}
