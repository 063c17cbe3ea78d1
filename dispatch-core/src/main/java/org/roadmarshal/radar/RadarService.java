package org.roadmarshal.radar;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.incident.IncidentSource;
import org.roadmarshal.incident.NewIncident;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.radar.internal.JdbcRadar;
import org.roadmarshal.task.NewTask;
import org.roadmarshal.task.Task;
import org.roadmarshal.task.TaskService;

/** The places that a patrol should look at, the most likely first; and sends one. */
public final class RadarService {
    private static final String CATEGORY = "road_damage";
    private static final int LOWEST = 4;
    private static final int LONGEST_TEXT = 2_000;

    private final IncidentService incidents;
    private final TaskService tasks;

    public RadarService(IncidentService incidents, TaskService tasks) {
        this.incidents = incidents;
        this.tasks = tasks;
    }

    /** The highest score first; of equals the one with the smaller key. */
    public List<RadarPlace> places(Handle handle, Principal principal, RadarWish wish, int limit) {
        return all(handle, principal, wish).stream().limit(limit).toList();
    }

    private static List<RadarPlace> all(Handle handle, Principal principal, RadarWish wish) {
        return JdbcRadar.counted(handle, principal, wish).stream()
                .map(RadarService::scored)
                .sorted(Comparator.comparing(RadarPlace::score).reversed().thenComparing(RadarPlace::key))
                .toList();
    }

    private static RadarPlace scored(JdbcRadar.Counted counted) {
        List<RadarReason> reasons = RadarScore.reasons(counted.history());
        return new RadarPlace(
                counted.key(),
                counted.name(),
                counted.location(),
                counted.categories(),
                RadarScore.points(reasons),
                reasons);
    }

    /** @throws DispatchException VALIDATION where a place is none of those that the wish finds */
    public Task send(Transaction transaction, Principal principal, NewRadarPatrol wanted) {
        RadarWish wish = new RadarWish(wanted.date(), null, null);
        Map<String, RadarPlace> known = all(transaction.handle(), principal, wish).stream()
                .collect(Collectors.toMap(RadarPlace::key, Function.identity()));
        List<RadarPlace> stops = wanted.places().stream()
                .map(key -> {
                    RadarPlace place = known.get(key);
                    if (place == null) {
                        throw DispatchException.invalid("There is no place " + key + " on the radar");
                    }
                    return place;
                })
                .toList();
        String instructions = RadarText.instructions(stops);
        Incident incident = incidents.create(
                transaction,
                principal,
                new NewIncident(
                        CATEGORY,
                        LOWEST,
                        RadarText.summary(stops),
                        instructions,
                        IncidentSource.SYSTEM,
                        null,
                        null,
                        null,
                        null,
                        stops.get(0).location()));
        return tasks.dispatch(
                transaction,
                principal,
                new NewTask(
                        incident.id(),
                        wanted.unitId(),
                        instructions.substring(0, Math.min(LONGEST_TEXT, instructions.length())),
                        null));
    }
}
