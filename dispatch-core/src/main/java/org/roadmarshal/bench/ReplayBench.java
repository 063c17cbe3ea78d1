package org.roadmarshal.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.roadmarshal.history.HistoryMapping;
import org.roadmarshal.history.PastFile;
import org.roadmarshal.history.PastResponse;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.task.TaskState;

/**
 * Plays a file of past incidents through the real engine, over its API: a dispatcher reports, sends and closes, each unit's crew answers
 * with the source's time as its device's. Afterwards the engine's own record is held against the file: every task once, every
 * milestone equal, as many units committed at once. Acts follow one another, as the order of those of the same second counts.
 */
final class ReplayBench implements Benches.Bench {
    private static final int SPEED = 60;
    /** How late an act may begin, ms of our clock: what a dispatcher notices. */
    private static final double LATE_TARGET = 1_000;

    private Http dispatcher;
    private ReplayCast cast;
    private final Map<String, Long> incidents = new HashMap<>();
    private final Map<PastResponse, Long> tasks = new HashMap<>();

    @Override
    public List<Figure> measure(String url) throws Exception {
        Path file = Path.of(Optional.ofNullable(System.getenv("REPLAY_FILE"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "Say which file: REPLAY_FILE, and REPLAY_MAPPING or REPLAY_ZONE")));
        List<String> options = new ArrayList<>();
        HistoryMapping mapping = mapping(options);
        List<PastResponse> responses = PastFile.read(file, mapping, Instant.now()).responses().stream()
                .filter(distinct())
                .toList();
        ReplayScript script = new ReplayScript(responses);
        String password = ReplayCast.prepare(url, file, options, script.allCallsigns());
        int port = Programs.freePort();
        Path directory = Files.createTempDirectory("bench");
        Process server = Programs.roadmarshal(
                url,
                "serve",
                "--port",
                String.valueOf(port),
                "--set",
                "auth.accessMinutes=600",
                "--set",
                "evidence.dir=" + directory.resolve("evidence"),
                "--set",
                "roads.dir=" + directory.resolve("roads"));
        try {
            Http open = new Http("http://127.0.0.1:" + port, null);
            open.awaitReady(server);
            cast = ReplayCast.enter(url, open, password, script);
            dispatcher = cast.dispatcher;
            Times late = play(script);
            ReplayCheck check = new ReplayCheck(cast, tasks, script);
            return List.of(
                    exactly("replay_tasks", check.tasksOnce(), responses.size()),
                    exactly("replay_milestones", check.milestonesEqual(), check.milestones()),
                    exactly("replay_peak_units", check.peak(), ReplayScript.peak(responses)),
                    Figure.atMost("replay_late_p50_ms", late.percentile(0.5), LATE_TARGET, LATE_TARGET),
                    Figure.atMost("replay_late_p99_ms", late.percentile(0.99), LATE_TARGET, LATE_TARGET));
        } finally {
            Programs.stop(server);
        }
    }

    private static Predicate<PastResponse> distinct() {
        Set<List<Object>> seen = new HashSet<>();
        return row -> seen.add(List.of(row.incident(), row.unit(), row.dispatched()));
    }

    private static HistoryMapping mapping(List<String> options) throws Exception {
        HistoryMapping mapping = HistoryMapping.OURS;
        String file = System.getenv("REPLAY_MAPPING");
        if (file != null) {
            options.addAll(List.of("--mapping", file));
            mapping = HistoryMapping.read(Path.of(file));
        }
        String zone = System.getenv("REPLAY_ZONE");
        if (zone != null) {
            options.addAll(List.of("--zone", zone));
            mapping = mapping.in(ZoneId.of(zone));
        }
        return mapping;
    }

    private static Figure exactly(String name, long ours, long wanted) {
        return ours > wanted ? Figure.atMostTimes(name, ours, wanted, 1) : Figure.atLeastShare(name, ours, wanted, 1);
    }

    private Times play(ReplayScript script) throws Exception {
        String wanted = System.getenv("REPLAY_SPEED");
        int speed = wanted == null ? SPEED : Integer.parseInt(wanted);
        Times late = new Times(script.acts.size());
        Instant first = script.acts.get(0).at();
        long begun = System.nanoTime();
        for (ReplayScript.Act act : script.acts) {
            long due = begun + Duration.between(first, act.at()).toNanos() / speed;
            long early = due - System.nanoTime();
            if (early > 0) {
                TimeUnit.NANOSECONDS.sleep(early);
            }
            late.add(Math.max(0, System.nanoTime() - due));
            perform(act);
        }
        return late;
    }

    private void perform(ReplayScript.Act act) throws Exception {
        switch (act.kind()) {
            case REPORT -> report(act);
            case DISPATCH -> dispatch(act.response());
            case STEP, END ->
                step(
                        act.response(),
                        act.milestone(),
                        act.response().milestones().get(act.milestone()));
            case CLOSE -> close(incidents.get(act.incident()));
        }
    }

    private void report(ReplayScript.Act act) throws Exception {
        PastResponse first = cast.first(act.incident());
        Location place = first.location();
        String body = Json.write(Map.of(
                "category",
                cast.category(first),
                "summary",
                first.summary(),
                "priority",
                first.priority() == null ? 3 : first.priority(),
                "location",
                place));
        incidents.put(
                act.incident(), dispatcher.post("/incidents", body).get("id").asLong());
    }

    private void dispatch(PastResponse response) throws Exception {
        String callsign = cast.callsign(response);
        long task = dispatcher
                .post(
                        "/tasks",
                        "{\"incidentId\":%d,\"unitId\":%d}"
                                .formatted(incidents.get(response.incident()), cast.units.get(callsign)))
                .get("id")
                .asLong();
        tasks.put(response, task);
        // Their stations' printers acknowledged by themselves; without it our ladder would rightly look for another
        // unit.
        if (!response.milestones().containsKey(TaskState.ACCEPTED)) {
            step(response, TaskState.ACCEPTED, response.dispatched());
        }
    }

    private void step(PastResponse response, TaskState milestone, Instant at) throws Exception {
        Http who = milestone == TaskState.CANCELLED ? dispatcher : cast.crews.get(cast.callsign(response));
        Map<String, Object> body = new HashMap<>(Map.of("milestone", milestone.code(), "deviceTime", at.toString()));
        if (milestone.needsReason()) {
            body.put("reason", response.reason() == null ? "-" : response.reason());
        }
        who.post("/tasks/" + tasks.get(response) + "/milestones", Json.write(body));
    }

    private void close(long incident) throws Exception {
        int version = dispatcher.get("/incidents/" + incident).get("version").asInt();
        dispatcher.patch("/incidents/" + incident, version, "{\"state\":\"closed\",\"outcome\":\"replayed\"}");
    }
}
