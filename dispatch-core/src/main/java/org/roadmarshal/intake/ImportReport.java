package org.roadmarshal.intake;

import java.time.Instant;
import java.util.List;

/**
 * What became of a file, or would become.
 *
 * @param sha256 of the file, 64 hexadecimal digits
 * @param rows that are not empty
 * @param created issues; fewer than {@code good} where nothing was to be made, or not all
 * @param lines the first of them, what is faulty before what is not; null in lists
 */
public record ImportReport(
        long id,
        String name,
        String sha256,
        boolean dryRun,
        int rows,
        int good,
        int known,
        int faulty,
        int created,
        Instant createdAt,
        List<ImportLine> lines) {
    public ImportReport with(List<ImportLine> told) {
        return new ImportReport(id, name, sha256, dryRun, rows, good, known, faulty, created, createdAt, told);
    }
}
