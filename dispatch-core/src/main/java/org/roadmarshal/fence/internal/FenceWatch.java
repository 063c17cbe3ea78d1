package org.roadmarshal.fence.internal;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roadmarshal.alarm.AlarmKey;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.db.Database;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.FixFollower;
import org.roadmarshal.position.Inbox;
import org.roadmarshal.position.LivePositions;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One a node: judges every fix that this node took, on its one event loop. What other nodes took it hears of from the live
 * picture, without judging, so that a device that comes over is known. Fences are read again after each fact about them.
 */
public final class FenceWatch extends VerticleBase implements FixFollower {
    private static final Logger LOG = LoggerFactory.getLogger(FenceWatch.class);

    /** The facts after which what is watched, or whom a rule is for, may be another. */
    private static final Set<String> SUBJECTS = Set.of("fence", "unit", "city");

    private static final long TICK_MS = 1_000;
    /** A vehicle may be new in the register without a fact; it is looked for this often. */
    private static final long UNKNOWN_TICKS = 10;

    private final Database database;
    private final Journal journal;
    private final LivePositions positions;
    private final AlarmService alarms;
    private final Map<Integer, OrgWatch> orgs = new HashMap<>();
    private final Set<Integer> stale = new HashSet<>();
    private final Set<Integer> reading = new HashSet<>();
    private final Set<Integer> withUnknown = new HashSet<>();
    private boolean orgsKnown;
    private long ticks;
    private final Map<Integer, Heard> heard = new HashMap<>();
    private volatile Inbox<Taken> inbox;

    /** Counts of the live picture: we know all up to the first, and hear of all up to the second at the next tick. */
    private record Heard(long upTo, long next) {}

    public FenceWatch(Database database, Journal journal, LivePositions positions, AlarmService alarms) {
        this.database = database;
        this.journal = journal;
        this.positions = positions;
        this.alarms = alarms;
    }

    private record Taken(Source source, List<Fix> fixes) {}

    /** Without the database it begins as soon as that is back. */
    @Override
    public Future<?> start() {
        inbox = new Inbox<>(context, taken -> judge(taken.source, taken.fixes));
        vertx.setPeriodic(TICK_MS, tick -> tick());
        return begin().recover(unavailable -> Future.succeededFuture());
    }

    private Future<Void> begin() {
        return database.read(JdbcWatch::orgs).compose(all -> {
            orgsKnown = true;
            stale.addAll(all);
            return Future.all(all.stream().map(this::read).toList()).mapEmpty();
        });
    }

    @Override
    public void took(Source source, List<Fix> fixes) {
        Inbox<Taken> open = inbox;
        if (source.mover() != null && open != null) {
            open.add(new Taken(source, fixes));
        }
    }

    /** From any thread; subscribe it to the journal's tail. */
    public void follow(Fact fact) {
        if (SUBJECTS.contains(fact.subject()) && context != null) {
            String kind = fact.subject().equals("unit")
                    ? Json.tree(fact.data()).at("/unit/kind").asText()
                    : null;
            context.runOnContext(now -> changed(fact, kind));
        }
    }

    /** Units change all day; all that rules ask of one is its kind. */
    private void changed(Fact fact, String unitKind) {
        OrgWatch watch = orgs.get(fact.org());
        if (unitKind != null
                && watch != null
                && unitKind.equals(watch.sort(new Mover(Mover.Kind.UNIT, fact.subjectId())))) {
            return;
        }
        stale.add(fact.org());
        read(fact.org());
    }

    private void judge(Source source, List<Fix> fixes) {
        OrgWatch watch = orgs.get(source.org());
        if (watch == null) {
            stale.add(source.org());
            return;
        }
        if (!watch.knows(source.mover())) {
            withUnknown.add(source.org());
        }
        fixes.forEach(fix -> watch.took(source, fix));
    }

    private void tick() {
        if (!orgsKnown) {
            begin();
        }
        if (++ticks % UNKNOWN_TICKS == 0) {
            stale.addAll(withUnknown);
            withUnknown.clear();
        }
        List.copyOf(stale).forEach(this::read);
        hear();
    }

    /**
     * What came in before the last tick, and is newer than what we judged, was taken by others: our own fixes of that time have
     * been judged since.
     */
    private void hear() {
        orgs.forEach((org, watch) -> {
            Heard before = heard.getOrDefault(org, new Heard(0, 0));
            positions.changed(org, before.upTo, before.next).forEach(watch::seen);
            heard.put(org, new Heard(before.next, positions.count(org)));
        });
    }

    private record Read(FenceSet set, List<AlarmKey> lasting) {}

    /** One read of an org at a time; what becomes stale meanwhile is read again by the next tick. */
    private Future<Void> read(int org) {
        if (!reading.add(org)) {
            return Future.succeededFuture();
        }
        stale.remove(org);
        return database.read(handle -> new Read(JdbcWatch.load(handle, org), alarms.lasting(handle, org)))
                .onComplete(done -> reading.remove(org))
                .onSuccess(read -> use(org, read))
                .onFailure(failure -> {
                    LOG.warn("The fences of org {} cannot be read now", org, failure);
                    stale.add(org);
                })
                .mapEmpty();
    }

    private void use(int org, Read read) {
        OrgWatch known = orgs.get(org);
        if (known != null) {
            known.replace(read.set);
            return;
        }
        OrgWatch watch = new OrgWatch(new AlarmQueue(vertx, journal, alarms, org), read.set);
        watch.begin(positions.all(org), read.lasting);
        orgs.put(org, watch);
    }
}
