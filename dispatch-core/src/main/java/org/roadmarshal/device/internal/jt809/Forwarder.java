package org.roadmarshal.device.internal.jt809;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.roadmarshal.db.Database;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.FixFollower;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Source;
import org.roadmarshal.protocol.jt809.Edition;
import org.roadmarshal.protocol.jt809.Plate;
import org.roadmarshal.protocol.jt809.VehicleLocations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** On every node: picks the fixes that the superior platform shall have, and sends them to the node that holds its link. */
public final class Forwarder extends VerticleBase implements FixFollower {
    /** The bus address of that node; a message is the body of a 0x1200. */
    static final String FORWARDED = "jt809.forwarded";

    /** The message's header that says of which vehicle and second it is. */
    static final String MOMENT = "moment";

    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);
    private static final long LEARN_MS = 30_000;
    /** What is older was in a blind zone, and is no more "where it is". */
    private static final Duration LATE = Duration.ofMinutes(3);

    private final Database database;
    private final SubordinateConfig.Vehicles chosen;
    private final Edition edition;
    private final long echo;
    private volatile Map<Key, Plate> plates = Map.of();
    /** Of devices, whether they are what the superior platform itself tells us as our subordinate one. */
    private AsyncLoadingCache<DeviceKey, Boolean> echoes;

    private record Key(int org, Mover mover) {}

    private record DeviceKey(int org, long device) {}

    public Forwarder(Database database, SubordinateConfig config) {
        this.database = database;
        this.chosen = config.vehicles();
        this.edition = config.edition();
        this.echo = config.echo();
    }

    @Override
    public Future<?> start() {
        echoes = Caffeine.newBuilder().maximumSize(200_000).buildAsync((device, executor) -> database.read(
                        handle -> JdbcPlatformVehicle.isOf(handle, device.org, device.device, echo))
                .toCompletionStage()
                .toCompletableFuture());
        vertx.setPeriodic(LEARN_MS, tick -> learn());
        return learn();
    }

    private Future<Void> learn() {
        return database.read(
                        handle -> JdbcPlatformVehicle.forwarded(handle, chosen.org(), chosen.agencies(), chosen.uses()))
                .onSuccess(vehicles -> plates = vehicles.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                vehicle -> new Key(vehicle.org(), vehicle.mover()),
                                JdbcPlatformVehicle.Forwarded::plate,
                                (one, other) -> one)))
                .onFailure(failure -> LOG.warn("Which vehicles to forward cannot be read now", failure))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    @Override
    public void took(Source source, List<Fix> fixes) {
        Plate plate = source.mover() == null ? null : plates.get(new Key(source.org(), source.mover()));
        if (plate == null) {
            return;
        }
        if (echo == 0) {
            forward(plate, fixes);
        } else {
            // What cannot be looked up is not sent: better a hole at the superior platform than a circle.
            echoes.get(new DeviceKey(source.org(), source.deviceId())).thenAccept(came -> {
                if (!came) {
                    forward(plate, fixes);
                }
            });
        }
    }

    private void forward(Plate plate, List<Fix> fixes) {
        Instant late = Instant.now().minus(LATE);
        for (Fix fix : fixes) {
            VehicleLocations locations =
                    new VehicleLocations(plate, fix.at().isBefore(late), List.of(LocationFix.record(fix, edition)));
            String moment =
                    plate.number() + "/" + plate.colour() + "@" + fix.at().getEpochSecond();
            vertx.eventBus()
                    .send(
                            FORWARDED,
                            Buffer.buffer(locations.body(edition)),
                            new DeliveryOptions().addHeader(MOMENT, moment));
        }
    }
}
