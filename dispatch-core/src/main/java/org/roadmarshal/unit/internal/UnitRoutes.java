package org.roadmarshal.unit.internal;

import org.jdbi.v3.core.Handle;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.unit.NewUnit;
import org.roadmarshal.unit.Unit;
import org.roadmarshal.unit.UnitChange;
import org.roadmarshal.unit.UnitFilter;
import org.roadmarshal.unit.UnitService;
import org.roadmarshal.unit.UnitState;
import org.roadmarshal.unit.VehicleFilter;
import org.roadmarshal.unit.VehicleUse;

/** The operations of {@code unit.yaml}. */
public final class UnitRoutes {
    private final UnitService units;

    public UnitRoutes(UnitService units) {
        this.units = units;
    }

    public void register(Operations operations) {
        operations.query("listUnits", Permission.UNIT_READ, this::list);
        operations.create("createUnit", Permission.UNIT_WRITE, this::create);
        operations.query("getUnit", Permission.UNIT_READ, this::get);
        // A crew without unit.write may still say that it goes off duty.
        operations.change("changeUnit", Permission.UNIT_READ, this::change);
        operations.query("listPeople", Permission.UNIT_READ, UnitRoutes::people);
        operations.query("listVehicles", Permission.UNIT_READ, UnitRoutes::vehicles);
        operations.query("getVehicle", Permission.UNIT_READ, UnitRoutes::vehicle);
        operations.query("listEquipment", Permission.UNIT_READ, UnitRoutes::equipment);
    }

    private Reply list(Handle handle, Call call) {
        UnitFilter filter = new UnitFilter(
                call.queryLong("agencyId").orElse(null),
                call.query("state").map(code -> Coded.of(UnitState.class, code)).orElse(null));
        return Reply.ok(units.page(handle, call.principal(), filter, call.page()));
    }

    private Reply create(Transaction transaction, Call call) {
        Unit unit = units.create(transaction, call.principal(), call.body(NewUnit.class));
        return Reply.created(unit, "/units/" + unit.id(), unit.version());
    }

    private Reply get(Handle handle, Call call) {
        Unit unit = units.get(handle, call.principal(), call.id());
        return Reply.ok(unit, unit.version());
    }

    private Reply change(Transaction transaction, Call call) {
        Unit unit = units.change(
                transaction, call.principal(), call.id(), call.expectedVersion(), call.body(UnitChange.class));
        return Reply.ok(unit, unit.version());
    }

    private static Reply people(Handle handle, Call call) {
        return Reply.ok(JdbcRegister.people(
                handle, call.principal(), call.queryLong("agencyId").orElse(null), call.page()));
    }

    private static Reply vehicles(Handle handle, Call call) {
        VehicleFilter filter = new VehicleFilter(
                call.query("q").orElse(null),
                call.query("use").map(code -> Coded.of(VehicleUse.class, code)).orElse(null),
                call.queryLong("agencyId").orElse(null));
        return Reply.ok(JdbcVehicle.page(handle, call.principal(), filter, call.page()));
    }

    private static Reply vehicle(Handle handle, Call call) {
        return Reply.ok(JdbcVehicle.find(handle, call.principal(), call.id())
                .orElseThrow(() -> DispatchException.notFound("vehicle", call.id())));
    }

    private static Reply equipment(Handle handle, Call call) {
        return Reply.ok(JdbcRegister.equipment(
                handle,
                call.principal(),
                call.queryLong("agencyId").orElse(null),
                call.query("kind").orElse(null),
                call.page()));
    }
}
