package org.roadmarshal.legal.internal;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.legal.StepKind;

/** Of which limits people were told, so that they are told once. */
public final class JdbcReminder {
    private JdbcReminder() {}

    public record Given(StepKind step, LocalDate day, boolean late) {}

    public static List<Given> given(Handle handle, int org, long caseId) {
        return handle.createQuery(
                        "select step, limit_day, late from legal_reminder where org = :org and case_id = :case")
                .bind("org", org)
                .bind("case", caseId)
                .map((row, context) -> new Given(
                        Coded.of(StepKind.class, row.getString("step")),
                        row.getObject("limit_day", LocalDate.class),
                        row.getBoolean("late")))
                .list();
    }

    /** @return false where it was given before */
    public static boolean give(Handle handle, int org, long caseId, Limits.Limit limit, boolean late) {
        return handle.createUpdate("""
                                insert into legal_reminder (org, case_id, step, limit_day, late)
                                values (:org, :case, :step, :day, :late) on conflict do nothing""")
                        .bind("org", org)
                        .bind("case", caseId)
                        .bind("step", limit.step().code())
                        .bind("day", limit.day())
                        .bind("late", late)
                        .execute()
                == 1;
    }
}
