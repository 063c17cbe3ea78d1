package org.roadmarshal.device.internal.jt809;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.roadmarshal.db.Database;
import org.roadmarshal.device.internal.Insistence;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.FixIntake;
import org.roadmarshal.position.Source;
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

    private Future<Taken> store(Source source, VehicleLocations sent) {
        List<Fix> fixes = sent.locations().stream()
                .flatMap(location -> LocationFix.of(location).stream())
                .sorted(Comparator.comparing(Fix::at))
                .toList();
        int unreadable = sent.locations().size() - fixes.size();
        return intake.take(source, fixes)
                .map(taken -> new Taken(
                        fixes.size() - taken.refused().size(),
                        unreadable + taken.refused().size()));
    }
}
