package org.roadmarshal.task.internal;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.task.Ladder;
import org.roadmarshal.task.LadderRules;
import org.roadmarshal.task.LadderService;

/** The operations of {@code ladder.yaml}; a ladder goes by the id of its agency. */
public final class LadderRoutes {
    private final LadderService ladders;

    public LadderRoutes(LadderService ladders) {
        this.ladders = ladders;
    }

    public void register(Operations operations) {
        operations.query("listLadders", Permission.UNIT_READ, this::list);
        operations.query("getLadder", Permission.UNIT_READ, this::get);
        operations.change("putLadder", Permission.LADDER_WRITE, this::put);
        operations.change("removeLadder", Permission.LADDER_WRITE, this::remove);
    }

    private Reply list(Handle handle, Call call) {
        return Reply.ok(Map.of("items", ladders.list(handle, call.principal())));
    }

    private Reply get(Handle handle, Call call) {
        Ladder ladder = ladders.get(handle, call.principal(), call.id());
        return Reply.ok(ladder, ladder.version());
    }

    private Reply put(Transaction transaction, Call call) {
        Ladder ladder = ladders.put(
                transaction, call.principal(), call.id(), call.expectedVersion(), call.body(LadderRules.class));
        return Reply.ok(ladder, ladder.version());
    }

    private Reply remove(Transaction transaction, Call call) {
        Ladder ladder = ladders.remove(transaction, call.principal(), call.id(), call.expectedVersion());
        return Reply.ok(ladder, ladder.version());
    }
}
