package org.roadmarshal.history;

import java.util.List;

/**
 * What became of a file.
 *
 * @param rows below the header
 * @param created tasks that are new
 * @param known rows that were imported before and are unchanged
 * @param listed rows that were not used; {@code rows = created + known + listed}
 * @param notes used rows with something odd about them
 */
public record ImportReport(
        String file,
        String sha256,
        int rows,
        int created,
        int known,
        int incidents,
        int units,
        List<Line> listed,
        List<Line> notes) {

    /** @param row as a spreadsheet counts, the header being 1 */
    public record Line(long row, String reason) {}
}
