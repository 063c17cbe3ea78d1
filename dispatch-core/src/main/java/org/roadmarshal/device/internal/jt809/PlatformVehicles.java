package org.roadmarshal.device.internal.jt809;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.roadmarshal.db.Database;
import org.roadmarshal.position.Source;
import org.roadmarshal.protocol.jt809.Plate;

/** The devices of platforms' vehicles, remembered as {@link org.roadmarshal.device.internal.Sources} remembers the others. */
final class PlatformVehicles {
    private final Vertx vertx;
    private final AsyncLoadingCache<Key, Optional<Source>> sources;

    PlatformVehicles(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.sources = Caffeine.newBuilder()
                .maximumSize(200_000)
                .refreshAfterWrite(Duration.ofSeconds(30))
                .expireAfterWrite(Duration.ofHours(1))
                .buildAsync((key, executor) -> database.write(
                                handle -> JdbcPlatformVehicle.source(handle, key.platform, key.plate))
                        .toCompletionStage()
                        .toCompletableFuture());
    }

    private record Key(JdbcPlatform.Account platform, Plate plate) {}

    /** Empty where the platform has no such vehicle to send. */
    Future<Optional<Source>> source(JdbcPlatform.Account platform, Plate plate) {
        return Future.fromCompletionStage(sources.get(new Key(platform, plate)), vertx.getOrCreateContext());
    }
}
