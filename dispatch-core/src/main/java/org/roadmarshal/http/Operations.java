package org.roadmarshal.http;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Permission;

/** The API's operations by {@code operationId}. Features register at start; {@code web} mounts them. Not thread-safe. */
public final class Operations {
    private final Database database;
    private final Journal journal;
    private final Map<String, Operation> byId = new LinkedHashMap<>();
    private final List<Door> doors = new ArrayList<>();

    public Operations(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Reads. @param needs what the caller must hold somewhere; null for anybody who is signed in */
    public void query(String operationId, Permission needs, Query query) {
        raw(operationId, needs, call -> database.read(handle -> query.answer(handle, call)));
    }

    /** Creates, once for an {@code Idempotency-Key}: a repeated request gets the first one's answer. */
    public void create(String operationId, Permission needs, Change create) {
        raw(operationId, needs, call -> {
            String key = call.idempotencyKey();
            return journal.commit(
                    call.principal().org(),
                    call.principal().actor(),
                    transaction -> Idempotency.once(transaction, call, key, create));
        });
    }

    /**
     * Creates out of what takes long to make ready, such as a file: that comes first, outside of the transaction, and again for a
     * repeated request.
     */
    public <T> void create(String operationId, Permission needs, Preparation<T> preparation, Creation<T> create) {
        raw(operationId, needs, call -> {
            String key = call.idempotencyKey();
            return preparation
                    .prepare(call)
                    .compose(prepared -> journal.commit(
                            call.principal().org(),
                            call.principal().actor(),
                            transaction -> Idempotency.once(
                                    transaction, call, key, (within, same) -> create.answer(within, same, prepared))));
        });
    }

    /** Changes the version that the caller saw: {@link Call#expectedVersion} is checked for before the work begins. */
    public void change(String operationId, Permission needs, Change change) {
        raw(operationId, needs, call -> {
            call.expectedVersion();
            return journal.commit(
                    call.principal().org(), call.principal().actor(), transaction -> change.answer(transaction, call));
        });
    }

    /** Anything else: signing in, tiles, uploads. Runs on the event loop and must not block. */
    public void raw(String operationId, Permission needs, Handler handler) {
        if (byId.put(operationId, new Operation(needs, handler)) != null) {
            throw new IllegalStateException(operationId + " is registered twice");
        }
    }

    /** Another protocol's way in, beside the API. */
    public void door(Door door) {
        doors.add(door);
    }

    public List<Door> doors() {
        return List.copyOf(doors);
    }

    public Map<String, Operation> byId() {
        return Map.copyOf(byId);
    }

    /** @param needs null for none */
    public record Operation(Permission needs, Handler handler) {}

    @FunctionalInterface
    public interface Query {
        Reply answer(Handle handle, Call call) throws SQLException;
    }

    @FunctionalInterface
    public interface Change {
        Reply answer(Transaction transaction, Call call) throws SQLException;
    }

    /** Begins on the event loop and must not block it. */
    @FunctionalInterface
    public interface Preparation<T> {
        Future<T> prepare(Call call);
    }

    @FunctionalInterface
    public interface Creation<T> {
        Reply answer(Transaction transaction, Call call, T prepared) throws SQLException;
    }

    @FunctionalInterface
    public interface Handler {
        Future<Reply> answer(Call call);
    }
}
