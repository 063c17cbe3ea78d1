package org.roadmarshal.joint.internal;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.joint.JointAnswer;
import org.roadmarshal.joint.JointGuests;
import org.roadmarshal.joint.JointGuests.Guest;
import org.roadmarshal.joint.JointService;
import org.roadmarshal.joint.JointTask;
import org.roadmarshal.joint.NewJointTask;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Permission;

/** The operations of {@code joint.yaml}: ours, and the two that need nobody who is signed in but a link. */
public final class JointRoutes {
    private static final int WRONG_A_MINUTE = 20;
    private static final int OF_A_LINK_A_MINUTE = 120;

    private final JointService joint;
    private final JointGuests guests = new JointGuests();
    private final Database database;
    private final Journal journal;
    private final Tries wrong = new Tries(WRONG_A_MINUTE, InstantSource.system());
    private final Tries used = new Tries(OF_A_LINK_A_MINUTE, InstantSource.system());

    public JointRoutes(JointService joint, Database database, Journal journal) {
        this.joint = joint;
        this.database = database;
        this.journal = journal;
    }

    private record JointTasks(List<JointTask> items) {}

    public void register(Operations operations) {
        operations.query("listJointTasks", Permission.TASK_READ, this::list);
        operations.create("createJointTask", Permission.TASK_DISPATCH, this::create);
        operations.query(
                "getJointLink",
                Permission.TASK_DISPATCH,
                (handle, call) -> Reply.ok(joint.link(handle, call.principal(), call.id())));
        operations.change("renewJointTask", Permission.TASK_DISPATCH, this::renew);
        operations.change("revokeJointTask", Permission.TASK_DISPATCH, this::revoke);
        operations.raw(
                "openJointLink",
                null,
                call -> withGuest(call, guest -> database.read(handle -> Reply.ok(guests.look(handle, guest)))));
        operations.raw("answerJointLink", null, this::answer);
    }

    private Reply list(Handle handle, Call call) {
        return Reply.ok(new JointTasks(joint.list(handle, call.principal(), call.id())));
    }

    private Reply create(Transaction transaction, Call call) {
        JointTask task = joint.create(transaction, call.principal(), call.id(), call.body(NewJointTask.class));
        return Reply.created(task, "/joint-tasks/" + task.id(), task.version());
    }

    private Reply renew(Transaction transaction, Call call) {
        JointService.Renewal renewal = call.body(JointService.Renewal.class);
        JointTask task = joint.renew(transaction, call.principal(), call.id(), call.expectedVersion(), renewal);
        return Reply.ok(task, task.version());
    }

    private Reply revoke(Transaction transaction, Call call) {
        JointTask task = joint.revoke(transaction, call.principal(), call.id(), call.expectedVersion());
        return Reply.ok(task, task.version());
    }

    private Future<Reply> answer(Call call) {
        String key = call.idempotencyKey();
        JointAnswer answer = call.body(JointAnswer.class);
        return withGuest(
                call,
                guest -> journal.commit(
                        guest.org(),
                        guest.actor(),
                        transaction -> Reply.created(guests.answer(transaction, guest, key, answer))));
    }

    private Future<Reply> withGuest(Call call, Function<Guest, Future<Reply>> then) {
        String token = call.path("token");
        // Whose link was good before is not kept out by others behind the same address.
        if (!used.knows(token)) {
            wrong.requireRoom(call.address());
        }
        used.requireRoom(token);
        return database.read(handle -> guests.guest(handle, token))
                .onSuccess(guest -> used.count(token))
                .onFailure(failure -> countWrong(call, failure))
                .compose(then);
    }

    private void countWrong(Call call, Throwable failure) {
        if (failure instanceof DispatchException refused && refused.code() == ErrorCode.NOT_FOUND) {
            wrong.count(call.address());
        }
    }
}
