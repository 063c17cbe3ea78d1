package org.roadmarshal.intake.internal;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.highway.StakeAnswer;
import org.roadmarshal.intake.ImportFault;
import org.roadmarshal.issue.ImportedIssue;
import org.roadmarshal.issue.RoadSide;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** Finds the place of rows that say a route and a stake and no coordinates. */
final class StakeFinder {
    private final HighwayService highways;

    StakeFinder(HighwayService highways) {
        this.highways = highways;
    }

    /** @return the draft with its place, or with what is wrong with its stake */
    ImportDraft placed(Handle handle, int org, ImportDraft draft) {
        if (!draft.good() || draft.issue().location() != null) {
            return draft;
        }
        try {
            StakeAnswer answer = highways.locate(handle, org, text(draft.issue()));
            return answer.found()
                    ? draft.at(answer.only().location())
                    : draft.with(ImportDraft.fault(
                            ImportColumn.STAKE,
                            ImportFault.AMBIGUOUS,
                            answer.candidates().stream()
                                    .map(candidate -> candidate.place().text())
                                    .collect(Collectors.joining(", "))));
        } catch (DispatchException e) {
            if (e.code() != ErrorCode.VALIDATION) {
                throw e;
            }
            return draft.with(ImportDraft.fault(ImportColumn.STAKE, ImportFault.NOT_A_STAKE, e.getMessage()));
        }
    }

    private static String text(ImportedIssue issue) {
        String side = issue.side() == null ? null : issue.side() == RoadSide.LEFT ? "左" : "右";
        return Stream.of(issue.route(), issue.stake(), side)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }
}
