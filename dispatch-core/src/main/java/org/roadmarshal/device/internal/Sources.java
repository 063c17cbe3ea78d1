package org.roadmarshal.device.internal;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.roadmarshal.db.Database;
import org.roadmarshal.device.Device;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.Source;

/**
 * Who sends: remembered, so that a fix costs no query. A change of a device or its unit is noticed after
 * {@value #FRESH_SECONDS} s; while the database is away a known device stays known for an hour, and the live picture moves on.
 */
public final class Sources {
    private static final long FRESH_SECONDS = 30;
    /** Of devices that are read together. */
    private static final int AT_ONCE = 5_000;

    private final Vertx vertx;
    private final AsyncLoadingCache<String, Optional<Sender>> byKeyHash;
    private final AsyncLoadingCache<Address, Optional<Sender>> byAddress;
    private final AsyncLoadingCache<Officer, Source> byOfficer;
    private final AsyncLoadingCache<KnownDevice, Source> byId;

    public Sources(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.byKeyHash = caffeine()
                .buildAsync((hash, executor) -> completable(database.read(
                        handle -> JdbcDevice.byKey(handle, HexFormat.of().parseHex(hash)))));
        this.byAddress = caffeine()
                .buildAsync((address, executor) ->
                        completable(database.read(handle -> JdbcDevice.byAddress(handle, address.kind, address.text))));
        Gather<KnownDevice, Source> reads =
                new Gather<>(AT_ONCE, devices -> database.read(handle -> JdbcDevice.sources(handle, devices)));
        this.byId = caffeine().buildAsync((device, executor) -> reads.ask(device));
        this.byOfficer = caffeine()
                .buildAsync((officer, executor) ->
                        completable(database.write(handle -> JdbcDevice.ofOfficer(handle, officer.principal))));
    }

    /** A device that is registered and has shown who it is. */
    public Future<Source> of(int org, long deviceId) {
        CompletableFuture<Source> source = byId.get(new KnownDevice(org, deviceId));
        // Nearly always: then without another turn of the event loop, so that fixes stay in their order.
        if (source.isDone() && !source.isCompletedExceptionally() && source.join() != null) {
            return Future.succeededFuture(source.join());
        }
        return future(source)
                .compose(found -> found == null
                        ? Future.failedFuture(DispatchException.notFound("device", deviceId))
                        : Future.succeededFuture(found));
    }

    /** Empty where no device has this key. */
    public Future<Optional<Sender>> byKey(String key) {
        return future(byKeyHash.get(HexFormat.of().formatHex(DeviceKey.hash(key))));
    }

    /** Empty where no device of this kind has this address. */
    public Future<Optional<Sender>> byAddress(Device.Kind kind, String address) {
        return future(byAddress.get(new Address(kind, address)));
    }

    private record Address(Device.Kind kind, String text) {}

    public Future<Source> of(Principal officer) {
        return future(byOfficer.get(new Officer(officer)));
    }

    private static Caffeine<Object, Object> caffeine() {
        return Caffeine.newBuilder()
                // Its own would start a thread for each device that was read, where there are fewer than three
                // processors.
                .executor(Runnable::run)
                .maximumSize(200_000)
                .refreshAfterWrite(Duration.ofSeconds(FRESH_SECONDS))
                .expireAfterWrite(Duration.ofHours(1));
    }

    private static <T> CompletableFuture<T> completable(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture();
    }

    /** Back onto the caller's own context, whoever's query it was. */
    private <T> Future<T> future(CompletableFuture<T> answer) {
        return Future.fromCompletionStage(answer, vertx.getOrCreateContext());
    }

    /** An account and the unit it crews; two tokens of one person are the same officer. */
    private record Officer(Principal principal) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Officer officer
                    && principal.accountId() == officer.principal.accountId()
                    && Objects.equals(principal.unitId(), officer.principal.unitId());
        }

        @Override
        public int hashCode() {
            return Long.hashCode(principal.accountId());
        }
    }
}
