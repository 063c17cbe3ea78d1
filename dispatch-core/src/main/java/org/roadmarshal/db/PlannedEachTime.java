package org.roadmarshal.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/**
 * For statements over much whose best plan depends on what they are asked, such as how many agencies somebody may read: PostgreSQL
 * would keep one plan for all after the fifth time, with a guess of how long each list is. Small ones are better off with that.
 */
public final class PlannedEachTime implements StatementCustomizer {
    public static final PlannedEachTime INSTANCE = new PlannedEachTime();

    private PlannedEachTime() {}

    @Override
    public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }
}
