package org.roadmarshal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgisExtension.class)
final class PostgisExtensionTest {
    @Test
    void theDatabaseIsMigratedAndEmpty(DataSource dataSource) throws SQLException {
        assertThat(ask(dataSource, "select count(*) from org")).containsExactly("0");
        assertThat(ask(dataSource, "select extname from pg_extension where extname = 'postgis'"))
                .containsExactly("postgis");
    }

    @Nested
    final class InAClassWithin {
        @Test
        void itIsTheSameDatabase(DataSource dataSource, TestDatabase database) throws SQLException {
            assertThat(ask(dataSource, "select current_database()"))
                    .containsExactly(TestDatabase.nameIn(database.url()));
        }
    }

    private static List<String> ask(DataSource dataSource, String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var answer = new ArrayList<String>();
            while (rows.next()) {
                answer.add(rows.getString(1));
            }
            return answer;
        }
    }
}
