package org.roadmarshal.campaign;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;

/** Puts issues into the small city's tables as they would stand after a season. */
final class Season {
    private final Jdbi jdbi;
    private long next = 5001;

    Season(TestDatabase database) {
        SmallCity.build(database);
        jdbi = Database.jdbi(database.dataSource());
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /** An issue of the west, found at noon of the day. @param quantities such as {@code count 3 2 1}: found, removed, verified */
    Draft issue(String category, String state, String day, String... quantities) {
        return new Draft(category, state, day, quantities);
    }

    final class Draft {
        private final String category;
        private final String state;
        private final Instant found;
        private final String[] quantities;
        private final List<String> sets = new ArrayList<>();
        private final List<String> steps = new ArrayList<>();
        private String geometry = "POINT(120.4 41.57)";
        private Instant closed;

        private Draft(String category, String state, String day, String... quantities) {
            this.category = category;
            this.state = state;
            this.found = OffsetDateTime.parse(day + "T12:00:00+08:00").toInstant();
            this.quantities = quantities;
        }

        /** More of its row, such as {@code route = 'G101'}. */
        Draft with(String assignment) {
            sets.add(assignment);
            return this;
        }

        Draft at(String wkt) {
            geometry = wkt;
            return this;
        }

        Draft closed(String day) {
            closed = OffsetDateTime.parse(day + "T12:00:00+08:00").toInstant();
            return this;
        }

        /** Steps that it took, such as {@code file filed}: an action, and the state that it led to. */
        Draft steps(String... taken) {
            steps.addAll(List.of(taken));
            return this;
        }

        long insert() {
            long id = next++;
            jdbi.useTransaction(handle -> {
                handle.createUpdate("""
                                insert into issue (org, id, category, state, source, agency_id, geom, found_at, closed_at)
                                values (1, :id, :category, 'registered', 'patrol', 2, st_geomfromtext(:wkt, 4326), :found, :closed)""")
                        .bind("id", id)
                        .bind("category", category)
                        .bind("wkt", geometry)
                        .bind("found", found)
                        .bind("closed", closed)
                        .execute();
                sets.add("state = '" + state + "'");
                handle.execute("update issue set " + String.join(", ", sets) + " where org = 1 and id = ?", id);
                for (String quantity : quantities) {
                    String[] part = quantity.split(" ");
                    handle.execute(
                            "insert into issue_quantity (org, issue_id, unit, found, removed, verified) values (1, ?, ?, ?::numeric, ?::numeric, ?::numeric)",
                            id,
                            part[0],
                            part[1],
                            part.length > 2 ? part[2] : null,
                            part.length > 3 ? part[3] : null);
                }
                for (int i = 0; i < steps.size(); i++) {
                    String[] step = steps.get(i).split(" ");
                    handle.execute(
                            "insert into issue_step (org, issue_id, n, action, to_state, at) values (1, ?, ?, ?, ?, ?)",
                            id,
                            i + 1,
                            step[0],
                            step[1],
                            found.plusSeconds(3600L * i).atOffset(java.time.ZoneOffset.UTC));
                }
            });
            return id;
        }
    }
}
