package org.roadmarshal.recommendation.internal;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.recommendation.ConditionService;
import org.roadmarshal.recommendation.DispatchNeeds;
import org.roadmarshal.recommendation.SkilledPerson;

/** The operations of {@code conditions.yaml}. */
public final class ConditionRoutes {
    private final ConditionService conditions;

    public ConditionRoutes(ConditionService conditions) {
        this.conditions = conditions;
    }

    private record Items<T>(List<T> items) {}

    public void register(Operations operations) {
        operations.query(
                "listDispatchNeeds",
                Permission.LAYER_READ,
                (handle, call) -> Reply.ok(
                        new Items<>(conditions.needs(handle, call.principal().org()))));
        operations.change("putDispatchNeeds", Permission.SETTINGS_WRITE, this::change);
        operations.query(
                "listSkills",
                Permission.UNIT_READ,
                (handle, call) -> Reply.ok(
                        new Items<>(conditions.inUse(handle, call.principal().org()))));
        operations.query("listSkilledPeople", Permission.UNIT_READ, this::people);
        operations.query("getSkilledPerson", Permission.UNIT_READ, (handle, call) -> {
            SkilledPerson person = conditions.person(handle, call.principal(), call.id());
            return Reply.ok(person, person.version());
        });
        operations.change("putSkills", Permission.UNIT_WRITE, this::teach);
        operations.query(
                "listUnitOutfits",
                Permission.UNIT_READ,
                (handle, call) -> Reply.ok(new Items<>(conditions.outfits(handle, call.principal()))));
    }

    private Reply change(Transaction transaction, Call call) {
        DispatchNeeds needs = conditions.change(
                transaction,
                call.principal(),
                call.path("code"),
                call.expectedVersion(),
                call.body(DispatchNeeds.Change.class));
        return Reply.ok(needs, needs.version());
    }

    private Reply people(Handle handle, Call call) {
        return Reply.ok(
                conditions.people(handle, call.principal(), call.query("q").orElse(null), call.page()));
    }

    private Reply teach(Transaction transaction, Call call) {
        SkilledPerson person = conditions.teach(
                transaction,
                call.principal(),
                call.id(),
                call.expectedVersion(),
                call.body(SkilledPerson.Change.class));
        return Reply.ok(person, person.version());
    }
}
