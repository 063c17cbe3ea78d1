package org.roadmarshal.cityimport.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.roadmarshal.cityimport.internal.CityFiles.Issue;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.issue.ImportedIssue;
import org.roadmarshal.issue.IssueState;
import org.roadmarshal.issue.Quantity;
import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.issue.RoadSide;

/** Reads {@code issues.csv}. A closed issue is taken as removed whole, and one reported done as said to be. */
final class IssueTable {
    private static final String FILE = "issues.csv";

    private final Directory directory;
    private final Viewport around;
    private final Set<String> agencies;

    IssueTable(Directory directory, Viewport around, Set<String> agencies) {
        this.directory = directory;
        this.around = around;
        this.agencies = agencies;
    }

    List<Issue> read() {
        List<Issue> rows = directory.table(
                FILE,
                row -> new Issue(row.where(), issue(row)),
                "number",
                "category",
                "state",
                "lon",
                "lat",
                "quantity",
                "unit",
                "found_at");
        directory.unique(FILE, "number", rows, row -> row.issue().sourceNumber());
        return rows;
    }

    private ImportedIssue issue(Row row) {
        IssueState state = row.coded("state", IssueState.class);
        Instant found = row.time("found_at");
        Instant closed = row.timeOrNull("closed_at");
        if (closed != null && (state != IssueState.CLOSED || found != null && closed.isBefore(found))) {
            row.fault("closed_at is for closed issues, and not before found_at");
        }
        return new ImportedIssue(
                row.text("number"),
                row.text("category"),
                state,
                row.place(around),
                row.textOrNull("route"),
                row.textOrNull("stake"),
                row.textOrNull("side") == null ? null : row.coded("side", RoadSide.class),
                quantities(row, state),
                found,
                row.textOrNull("description"),
                row.reference("agency_code", "agency", agencies),
                row.reference("township_code", "agency", agencies),
                closed);
    }

    private static List<Quantity> quantities(Row row, IssueState state) {
        List<Quantity> quantities = new ArrayList<>();
        for (String number : List.of("", "2")) {
            Double found = row.numberOrNull("quantity" + number);
            if (found != null && found < 0) {
                row.fault("quantity" + number + " must not be below 0");
            } else if (found != null) {
                BigDecimal whole = BigDecimal.valueOf(found);
                boolean closed = state == IssueState.CLOSED;
                quantities.add(new Quantity(
                        row.coded("unit" + number, QuantityUnit.class),
                        whole,
                        closed || state == IssueState.REPORTED_DONE ? whole : null,
                        closed ? whole : null));
            }
        }
        return quantities;
    }
}
