package org.roadmarshal.intake.internal;

import java.util.List;
import org.roadmarshal.intake.ImportFault;
import org.roadmarshal.intake.ImportLine;
import org.roadmarshal.intake.ImportLine.Fault;
import org.roadmarshal.intake.ImportLine.Outcome;
import org.roadmarshal.issue.ImportedIssue;
import org.roadmarshal.kernel.Location;

/**
 * A row that was read.
 *
 * @param issue null where there are faults
 * @param agencyId the lead that the row names; null where it is to be looked up
 */
record ImportDraft(long row, String number, List<Fault> faults, ImportedIssue issue, Long agencyId) {
    static ImportDraft faulty(long row, String number, List<Fault> faults) {
        return new ImportDraft(row, number, List.copyOf(faults), null, null);
    }

    /** Where only a stake was given. */
    ImportDraft at(Location location) {
        ImportedIssue at = new ImportedIssue(
                issue.sourceNumber(),
                issue.category(),
                issue.state(),
                location,
                issue.route(),
                issue.stake(),
                issue.side(),
                issue.quantities(),
                issue.foundAt(),
                issue.description(),
                issue.agencyCode(),
                issue.townshipCode());
        return new ImportDraft(row, number, faults, at, agencyId);
    }

    boolean good() {
        return faults.isEmpty();
    }

    ImportDraft with(Fault fault) {
        return faulty(row, number, List.of(fault));
    }

    static Fault fault(ImportColumn column, ImportFault reason, String value) {
        return new Fault(column == null ? null : column.code(), reason, value);
    }

    ImportLine line(Outcome outcome, String makes) {
        return new ImportLine(row, outcome, number, makes, faults);
    }
}
