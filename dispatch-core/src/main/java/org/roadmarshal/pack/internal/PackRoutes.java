package org.roadmarshal.pack.internal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.roadmarshal.db.Database;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.FileBody;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.pack.PackService;

/** The operations of {@code api/pack.yaml}. */
public final class PackRoutes {
    private final PackService service;
    private final PackFile packs;
    private final Vertx vertx;
    private final Database database;
    private final WorkerExecutor files;

    /** @param files a thread for writing packs: one after the other, so that several do not fill the disk */
    public PackRoutes(PackService service, PackFile packs, Vertx vertx, Database database, WorkerExecutor files) {
        this.service = service;
        this.packs = packs;
        this.vertx = vertx;
        this.database = database;
        this.files = files;
    }

    public void register(Operations operations) {
        operations.raw("getEvidencePack", Permission.ISSUE_READ, this::pack);
        operations.raw("listPackKeys", Permission.ISSUE_READ, call -> database.write(
                        handle -> service.keys(handle, call.principal().org()))
                .map(keys -> Reply.ok(Map.of("items", keys))));
        operations.raw(
                "getPackVerifier",
                Permission.ISSUE_READ,
                call -> Future.succeededFuture(Reply.bytes(
                        "text/plain; charset=utf-8",
                        PackFile.resource(PackFile.VERIFIER),
                        headers(PackFile.VERIFIER))));
    }

    private Future<Reply> pack(Call call) {
        return database.write(handle -> service.gather(handle, call.principal(), call.id()))
                .compose(contents -> files.executeBlocking(() -> packs.write(contents), false))
                .map(file -> Reply.streamed(
                        "application/zip",
                        headers("issue-%d-evidence.zip".formatted(call.id())),
                        new FileBody(vertx, file, () -> remove(file))));
    }

    private static Map<String, String> headers(String name) {
        return Map.of(
                "Content-Disposition",
                "attachment; filename=\"%s\"".formatted(name),
                "X-Content-Type-Options",
                "nosniff");
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
