package org.roadmarshal.device.internal.jt809;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.roadmarshal.db.Database;
import org.roadmarshal.device.internal.Insistence;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.FixIntake;
import org.roadmarshal.position.Source;
import org.roadmarshal.protocol.jt809.LocationRecord;
import org.roadmarshal.protocol.jt809.VehicleLocations;

/** What platforms send of vehicles, given to the intake. The protocol has no acknowledgement, so it waits for the database. */
final class PlatformIntake {
    private final Database database;
    private final FixIntake intake;
    private final PlatformVehicles vehicles;
    private final Insistence insistence;

    PlatformIntake(Vertx vertx, Database database, FixIntake intake) {
        this.database = database;
        this.intake = intake;
        this.vehicles = new PlatformVehicles(vertx, database);
        this.insistence = new Insistence(vertx);
    }

    /** What became of a message's locations. */
    record Taken(int fixes, int refused) {}

    /** @param wanted whether there is still sense in trying. @return after the commit */
    Future<Taken> take(JdbcPlatform.Account platform, VehicleLocations sent, BooleanSupplier wanted) {
        return insistence.until(
                () -> vehicles.source(platform, sent.plate())
                        .compose(source -> source.isPresent() ? store(source.get(), sent) : stranger(platform, sent)),
                wanted);
    }

    private Future<Taken> stranger(JdbcPlatform.Account platform, VehicleLocations sent) {
        int count = sent.locations().size();
        return database.write(handle -> {
            JdbcPlatformVehicle.stranger(handle, platform, sent.plate(), count, Instant.now());
            return new Taken(0, count);
        });
    }

    /** One by one: a bad fix must not take the others of its message with it. */
    private Future<Taken> store(Source source, VehicleLocations sent) {
        List<Future<Boolean>> each = new ArrayList<>();
        for (LocationRecord location : sent.locations()) {
            Optional<Fix> fix = LocationFix.of(location);
            each.add(fix.isEmpty() ? Future.succeededFuture(false) : store(source, fix.get()));
        }
        return Future.all(each).map(done -> {
            int fixes = (int) each.stream().filter(Future::result).count();
            return new Taken(fixes, each.size() - fixes);
        });
    }

    private Future<Boolean> store(Source source, Fix fix) {
        return intake.take(source, List.of(fix))
                .map(true)
                .recover(failure -> failure instanceof DispatchException refused
                                && refused.code().status() < 500
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(failure));
    }
}
