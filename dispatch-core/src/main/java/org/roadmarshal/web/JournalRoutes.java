package org.roadmarshal.web;

import java.util.List;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.journal.JournalRows;
import org.roadmarshal.kernel.Permission;

/** The journal's operation; here, because the journal itself lies below HTTP. */
public final class JournalRoutes {
    private record JournalPage(List<Fact> items, long head) {}

    public void register(Operations operations) {
        operations.query("listJournal", Permission.JOURNAL_READ, (handle, call) -> {
            int org = call.principal().org();
            // The head first: what is sealed in between is then after it, and asked for next time.
            long head = JournalRows.head(handle, org);
            return Reply.ok(new JournalPage(
                    JournalRows.wanted(
                            handle,
                            org,
                            wanted(call),
                            call.queryLong("afterSeq").orElse(0L),
                            call.page().limit()),
                    head));
        });
    }

    private static JournalRows.Wanted wanted(Call call) {
        return new JournalRows.Wanted(
                call.principal().agencies(Permission.JOURNAL_READ),
                call.query().get("subject"),
                call.queryLong("subjectId").orElse(null));
    }
}
