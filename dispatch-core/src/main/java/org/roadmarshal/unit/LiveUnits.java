package org.roadmarshal.unit;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.roadmarshal.db.Database;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.unit.internal.JdbcUnit;

/** Tells the live picture whose each unit is, and whether it can be sent. */
public final class LiveUnits {
    private final Database database;
    private final Picture picture;
    private final Set<Heard> heard = ConcurrentHashMap.newKeySet();

    /** Is told, from any thread, whose a unit is from now on, and whether it can be sent. */
    @FunctionalInterface
    public interface Picture {
        void know(int org, long unitId, long agencyId, boolean free);
    }

    private record Heard(int org, long unitId) {}

    public LiveUnits(Database database, Picture picture) {
        this.database = database;
        this.picture = picture;
    }

    /** Begins with the register; call it when the journal's tail runs. */
    public Future<Void> begin() {
        return database.read(handle -> {
                    // What a fact has told meanwhile is newer.
                    JdbcUnit.standings(handle).stream()
                            .filter(unit -> !heard.contains(new Heard(unit.org(), unit.id())))
                            .forEach(unit -> picture.know(
                                    unit.org(),
                                    unit.id(),
                                    unit.agencyId(),
                                    unit.state().free()));
                    return (Void) null;
                })
                // Without a database it goes by the facts, as they come.
                .otherwise((Void) null);
    }

    /** From any thread; subscribe it to the journal's tail. */
    public void follow(Fact fact) {
        if (fact.subject().equals("unit") && fact.agencyId() != null) {
            JsonNode state = Json.tree(fact.data()).at("/unit/state");
            if (state.isTextual()) {
                heard.add(new Heard(fact.org(), fact.subjectId()));
                boolean free = Coded.of(UnitState.class, state.asText()).free();
                picture.know(fact.org(), fact.subjectId(), fact.agencyId(), free);
            }
        }
    }
}
