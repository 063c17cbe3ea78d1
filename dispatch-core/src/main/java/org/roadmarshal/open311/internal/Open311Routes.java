package org.roadmarshal.open311.internal;

import java.util.Map;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.open311.KeyService;
import org.roadmarshal.open311.NewOpen311Key;
import org.roadmarshal.open311.Open311Key;
import org.roadmarshal.open311.Open311KeyChange;
import org.roadmarshal.open311.Placing;
import org.roadmarshal.open311.Report;
import org.roadmarshal.open311.ReportService;

/** The operations of {@code open311.yaml}: keys for the administrator, reports for the desk. */
public final class Open311Routes {
    private final KeyService keys;
    private final ReportService reports;

    public Open311Routes(KeyService keys, ReportService reports) {
        this.keys = keys;
        this.reports = reports;
    }

    public void register(Operations operations) {
        operations.query(
                "listOpen311Keys",
                Permission.ACCOUNT_WRITE,
                (handle, call) -> Reply.ok(Map.of("items", keys.list(handle, call.principal()))));
        operations.create("createOpen311Key", Permission.ACCOUNT_WRITE, this::create);
        operations.change("changeOpen311Key", Permission.ACCOUNT_WRITE, this::change);
        operations.query(
                "listOpen311Reports",
                Permission.ISSUE_DISPATCH,
                (handle, call) -> Reply.ok(reports.waiting(handle, call.principal(), call.page())));
        operations.change("placeOpen311Report", Permission.ISSUE_DISPATCH, this::place);
        operations.query(
                "getIssueReport",
                Permission.ISSUE_DISPATCH,
                (handle, call) -> Reply.ok(reports.ofIssue(handle, call.principal(), call.id())));
    }

    private Reply create(Transaction transaction, Call call) {
        Open311Key key = keys.create(transaction, call.principal(), call.body(NewOpen311Key.class));
        return Reply.createdWithSecret(key, key.with(null));
    }

    private Reply change(Transaction transaction, Call call) {
        Open311Key key = keys.change(
                transaction, call.principal(), call.id(), call.expectedVersion(), call.body(Open311KeyChange.class));
        return Reply.ok(key, key.version());
    }

    private Reply place(Transaction transaction, Call call) {
        Report report = reports.place(
                transaction, call.principal(), call.id(), call.expectedVersion(), call.body(Placing.class));
        return Reply.ok(report, report.version());
    }
}
