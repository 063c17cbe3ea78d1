package org.roadmarshal.device.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.roadmarshal.db.Database;
import org.roadmarshal.position.Source;

/**
 * Reads who devices are. One query runs at a time; all that are asked for meanwhile go into the next one, so that ten thousand
 * terminals that come at once cost a few queries, and leave the database's queue to others. From any thread.
 */
final class SourceReads {
    private static final int AT_ONCE = 5_000;

    private final Database database;
    private final Map<Known, CompletableFuture<Source>> wanted = new LinkedHashMap<>();
    private boolean reading;

    /** A device that is registered. */
    record Known(int org, long deviceId) {}

    SourceReads(Database database) {
        this.database = database;
    }

    CompletableFuture<Source> read(Known device) {
        CompletableFuture<Source> source;
        synchronized (this) {
            source = wanted.computeIfAbsent(device, first -> new CompletableFuture<>());
        }
        next();
        return source;
    }

    private void next() {
        Map<Known, CompletableFuture<Source>> asked = take();
        if (!asked.isEmpty()) {
            List<Known> devices = List.copyOf(asked.keySet());
            database.read(handle -> JdbcDevice.sources(handle, devices)).onComplete(done -> {
                synchronized (this) {
                    reading = false;
                }
                asked.forEach((device, source) -> {
                    Source found = done.succeeded() ? done.result().get(device) : null;
                    if (found == null) {
                        // Of all failures the cache writes no stack trace of this one for each device.
                        source.completeExceptionally(new TimeoutException("It cannot be read who " + device + " is"));
                    } else {
                        source.complete(found);
                    }
                });
                next();
            });
        }
    }

    /** Empty while others are read. */
    private synchronized Map<Known, CompletableFuture<Source>> take() {
        Map<Known, CompletableFuture<Source>> taken = new LinkedHashMap<>();
        if (!reading) {
            var all = wanted.entrySet().iterator();
            while (all.hasNext() && taken.size() < AT_ONCE) {
                var one = all.next();
                taken.put(one.getKey(), one.getValue());
                all.remove();
            }
            reading = !taken.isEmpty();
        }
        return taken;
    }
}
