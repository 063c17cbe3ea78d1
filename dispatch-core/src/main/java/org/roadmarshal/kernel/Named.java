package org.roadmarshal.kernel;

/** A reference that can be shown without another request. */
public record Named(long id, String name) {
    /** Null where there is no id, as an outer join gives it. */
    public static Named orNull(Long id, String name) {
        return id == null ? null : new Named(id, name);
    }
}
