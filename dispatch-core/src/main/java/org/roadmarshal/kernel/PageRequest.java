package org.roadmarshal.kernel;

/**
 * Which page of a list.
 *
 * @param limit rows a page, 1 to 1000
 * @param after the last key of the page before; null for the first page
 */
public record PageRequest(int limit, String after) {
    /** One row more than the page, to learn whether there is a next one. */
    public int fetch() {
        return limit + 1;
    }

    /** The key as a number, for lists by id; {@code first} where this is the first page. */
    public long afterId(long first) {
        try {
            return after == null ? first : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "after is not a page key: " + after, e);
        }
    }
}
