package org.roadmarshal.testing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.db.Database;
import org.roadmarshal.db.DatabaseConfig;
import org.roadmarshal.identity.Role;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.incident.NewIncident;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.journal.JournalVerticle;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.AcknowledgeLadder;
import org.roadmarshal.task.LadderConfig;
import org.roadmarshal.task.LadderService;
import org.roadmarshal.task.NewTask;
import org.roadmarshal.task.Task;
import org.roadmarshal.task.TaskService;
import org.roadmarshal.unit.Unit;
import org.roadmarshal.unit.UnitService;

/** The services that dispatchers use, below HTTP, over {@link SmallCity} in a real database with a real journal. */
public final class Desk implements AutoCloseable {
    public static final long BUREAU = SmallCity.BUREAU;
    public static final long WEST = SmallCity.WEST;
    public static final long EAST = SmallCity.EAST;
    public static final Location IN_THE_WEST = new Location(120.4, 41.57);
    public static final Location IN_THE_EAST = new Location(120.5, 41.57);

    public final Vertx vertx = Vertx.vertx();
    public final Database database;
    public final Journal journal;
    public final JournalVerticle tail;
    public final int org = SmallCity.ORG;
    public final UnitService units = new UnitService();
    public final IncidentService incidents = new IncidentService();
    public final AlarmService alarms = new AlarmService();
    public final LadderService ladders;
    public final AcknowledgeLadder ladder;
    /** Whom the recommendation names, the best first. */
    public final List<Unit> ranked = new CopyOnWriteArrayList<>();

    public final TaskService tasks;
    public final Principal dispatcher;

    private final BlockingQueue<Fact> facts = new LinkedBlockingQueue<>();
    private int last = 100;

    public Desk(TestDatabase test, LadderConfig config) {
        SmallCity.build(test);
        database = new Database(vertx, new DatabaseConfig(test.url(), null, null, 12, 200), new SimpleMeterRegistry());
        journal = new Journal(database);
        tail = new JournalVerticle(database, journal, new SimpleMeterRegistry());
        ladders = new LadderService(config);
        ladder = new AcknowledgeLadder(
                incidents, units, alarms, ladders, (handle, org, incident, agencies) -> ranked.stream()
                        .filter(unit -> agencies.contains(unit.agency().id()))
                        .map(Unit::id)
                        .toList());
        tasks = new TaskService(incidents, units, ladder);
        dispatcher = principal(Role.DISPATCHER, SmallCity.ACCOUNTS.get("dispatcher"), null, BUREAU, WEST, EAST);
        tail.subscribe(facts::add);
        await(vertx.deployVerticle(tail));
    }

    /** Somebody with a role over some agencies. @param unitId the unit that they crew, or null */
    public Principal principal(Role role, long account, Long unitId, Long... agencies) {
        Map<Permission, Set<Long>> granted = new EnumMap<>(Permission.class);
        role.permissions().forEach(permission -> granted.put(permission, Set.copyOf(Arrays.asList(agencies))));
        return new Principal(org, account, "account " + account, null, unitId, granted);
    }

    public Principal crewOf(Unit unit) {
        return crew(unit.id(), unit.agency().id());
    }

    public Principal crewOf(Task task) {
        return crew(task.unit().id(), task.agency().id());
    }

    private Principal crew(long unitId, long agencyId) {
        String officer = agencyId == WEST ? "officer.west" : "officer.east";
        return principal(Role.OFFICER, SmallCity.ACCOUNTS.get(officer), unitId, agencyId);
    }

    /** Does something as somebody does it over HTTP: in one transaction with its facts. */
    public <T> T as(Principal principal, Journal.Work<T> work) {
        return await(journal.commit(principal.org(), principal.actor(), work));
    }

    public <T> T read(Database.Work<T> work) {
        return await(database.read(work));
    }

    /** A unit on foot. */
    public Unit unit(long agencyId, String state) {
        String callsign = "U-" + last++;
        long id = await(database.write(handle -> handle.createQuery("""
                        insert into unit (org, callsign, kind, agency_id, state)
                        values (:org, :callsign, 'foot', :agency, :state) returning id""")
                .bind("org", org)
                .bind("callsign", callsign)
                .bind("agency", agencyId)
                .bind("state", state)
                .mapTo(Long.class)
                .one()));
        return unit(id);
    }

    /** Somebody new in the register, who crews nothing yet. */
    public long person(long agencyId) {
        return await(database.write(handle -> handle.createQuery(
                        "insert into person (org, badge, name, agency_id) values (:org, :badge, :badge, :agency) returning id")
                .bind("org", org)
                .bind("badge", "P" + last++)
                .bind("agency", agencyId)
                .mapTo(Long.class)
                .one()));
    }

    public Unit unit(long id) {
        return read(handle -> units.get(handle, dispatcher, id));
    }

    public Incident incident() {
        NewIncident report =
                new NewIncident("overload", null, "超限货车", null, null, null, null, null, "G25 K512+300", IN_THE_WEST);
        return as(dispatcher, transaction -> incidents.create(transaction, dispatcher, report));
    }

    public Task task(Incident incident, Unit unit) {
        NewTask wanted = new NewTask(incident.id(), unit.id(), "查车", null);
        return as(dispatcher, transaction -> tasks.dispatch(transaction, dispatcher, wanted));
    }

    /** Waits for the next fact of that sort, passing over others. */
    public Fact nextFact(Predicate<Fact> wanted) throws InterruptedException {
        while (true) {
            Fact fact = facts.poll(20, TimeUnit.SECONDS);
            if (fact == null) {
                throw new AssertionError("the fact did not come");
            }
            if (wanted.test(fact)) {
                return fact;
            }
        }
    }

    /** For whoever has a future and a thread that may wait. */
    public static <T> T await(Future<T> future) {
        try {
            return future.await(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("it did not end", e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
        database.close();
    }
}
