package org.roadmarshal.intake.internal;

import java.util.List;
import org.roadmarshal.intake.ImportFault;
import org.roadmarshal.intake.ImportLine;
import org.roadmarshal.intake.ImportLine.Fault;
import org.roadmarshal.intake.ImportLine.Outcome;
import org.roadmarshal.issue.ImportedIssue;

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
