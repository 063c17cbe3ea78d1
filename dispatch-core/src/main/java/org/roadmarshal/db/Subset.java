package org.roadmarshal.db;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.roadmarshal.kernel.Principal;

/**
 * Which rows belong to something of another feature, such as issues to a campaign: a condition on {@code i}, and what it needs bound.
 */
public interface Subset {
    String sql();

    /** Its names differ from those of the filters, except {@code org}. */
    <S extends SqlStatement<S>> S bind(S statement);

    /** Where such sets are found. */
    @FunctionalInterface
    interface Source {
        /** @throws org.roadmarshal.kernel.DispatchException NOT_FOUND */
        Subset get(Handle handle, Principal principal, long id);
    }
}
