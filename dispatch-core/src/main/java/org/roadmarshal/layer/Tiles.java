package org.roadmarshal.layer;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import org.roadmarshal.db.Database;
import org.roadmarshal.gis.tile.Tile;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.layer.internal.LayerVersions;
import org.roadmarshal.layer.internal.TileSql;

/**
 * Vector tiles, each made once for a version however many ask for it at the same time. Safe for any thread; does not block.
 */
public final class Tiles {
    private static final long CACHE_BYTES = 64 << 20;
    /** What an entry costs beside its bytes, about. */
    private static final int ENTRY_BYTES = 300;
    /** An issue becomes overdue without anybody doing anything: its tiles are looked at anew this often. */
    private static final long SLOT_MS = Duration.ofMinutes(5).toMillis();

    private final Vertx vertx;
    private final Database database;
    private final LayerVersions versions;
    private final AsyncCache<Key, byte[]> cache = Caffeine.newBuilder()
            .maximumWeight(CACHE_BYTES)
            .weigher((Key key, byte[] bytes) -> bytes.length + ENTRY_BYTES)
            .buildAsync();

    public Tiles(Vertx vertx, Database database, LayerVersions versions) {
        this.vertx = vertx;
        this.database = database;
        this.versions = versions;
    }

    /**
     * @param bytes an uncompressed Mapbox vector tile; of length 0 where it is empty, null where the client has it
     * @param etag stands for what this caller sees of this layer now
     */
    public record Answer(String etag, byte[] bytes) {}

    private record Key(int org, LayerName layer, String etag, Set<Long> scope, Tile tile) {}

    /** @param has the ETag of what the client has; null for none */
    public Future<Answer> get(Principal principal, LayerName layer, int z, int x, int y, String has) {
        Tile tile = tile(z, x, y);
        int org = principal.org();
        Set<Long> scope = LayerService.scope(principal, layer);
        return version(org, layer).compose(version -> {
            String etag = etag(org, layer, version, scope);
            return etag.equals(has)
                    ? Future.succeededFuture(new Answer(etag, null))
                    : bytes(new Key(org, layer, etag, scope, tile)).map(bytes -> new Answer(etag, bytes));
        });
    }

    private static Tile tile(int z, int x, int y) {
        try {
            return new Tile(z, x, y);
        } catch (IllegalArgumentException e) {
            throw DispatchException.invalid(e.getMessage());
        }
    }

    private Future<Long> version(int org, LayerName layer) {
        Long known = versions.known(org, layer);
        return known != null
                ? Future.succeededFuture(known)
                : database.read(handle -> versions.read(handle, org, layer));
    }

    private static String etag(int org, LayerName layer, long version, Set<Long> scope) {
        String seen = layer == LayerName.ISSUES
                ? "-%x-%d".formatted(scope.hashCode(), System.currentTimeMillis() / SLOT_MS)
                : "";
        return "\"%d-%d%s\"".formatted(org, version, seen);
    }

    private Future<byte[]> bytes(Key key) {
        return Future.fromCompletionStage(
                cache.get(key, (missing, executor) -> database.read(
                                handle -> TileSql.render(handle, key.org, key.layer, key.tile, key.scope))
                        .toCompletionStage()
                        .toCompletableFuture()),
                vertx.getOrCreateContext());
    }
}
