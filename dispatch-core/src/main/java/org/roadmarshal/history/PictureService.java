package org.roadmarshal.history;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.history.internal.JdbcPicture;
import org.roadmarshal.history.internal.JdbcPicture.Told;
import org.roadmarshal.history.internal.PastPicture;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.track.TrackService;
import org.roadmarshal.unit.Unit;
import org.roadmarshal.unit.UnitService;

/** The whole picture as it stood at an instant, as far as somebody may see it today. */
public final class PictureService {
    /** Of all subjects together. */
    private static final int MOST = 20_000;

    private final PastPicture past;
    private final UnitService units;
    private final TrackService tracks;

    public PictureService(PastPicture past, UnitService units, TrackService tracks) {
        this.past = past;
        this.units = units;
        this.tracks = tracks;
    }

    /** @param vehicles whether also those that are no unit's are shown where they were */
    public Picture at(Handle handle, Principal principal, Instant at, Set<Section> wanted, boolean vehicles) {
        Set<Section> sections = EnumSet.noneOf(Section.class);
        wanted.stream().filter(section -> principal.may(section.read())).forEach(sections::add);
        List<Told> told = JdbcPicture.at(handle, principal.org(), at, sections, MOST + 1);
        Map<Section, Map<Long, String>> found = new EnumMap<>(Section.class);
        wanted.forEach(section -> found.put(section, new LinkedHashMap<>()));
        told.stream().limit(MOST).filter(row -> maySee(principal, row)).forEach(row -> found.get(row.section())
                .put(row.id(), row.record()));
        int unrecorded = sections.contains(Section.UNIT) ? register(handle, principal, found.get(Section.UNIT)) : 0;
        addPast(handle, principal, at, sections, found);
        return new Picture(
                at,
                entries(found, Section.UNIT),
                entries(found, Section.INCIDENT),
                entries(found, Section.TASK),
                entries(found, Section.ALARM),
                entries(found, Section.ISSUE),
                entries(found, Section.FENCE),
                entries(found, Section.CLOSURE),
                principal.may(Permission.POSITION_READ)
                        ? tracks.whereabouts(handle, principal, at, vehicles)
                        : List.of(),
                unrecorded,
                told.size() > MOST);
    }

    private static boolean maySee(Principal principal, Told row) {
        return row.agencyId() == null
                || principal.may(row.section().read(), row.agencyId())
                || row.unitId() != null && row.unitId().equals(principal.unitId());
    }

    /** Units that never changed stand as they were registered. @return of how many others nothing is known */
    private int register(Handle handle, Principal principal, Map<Long, String> found) {
        List<Unit> silent = units.ofAgencies(handle, principal.org(), principal.agencies(Permission.UNIT_READ)).stream()
                .filter(unit -> !found.containsKey(unit.id()))
                .toList();
        List<Long> unspokenOf = JdbcPicture.unspokenOf(
                handle, principal.org(), silent.stream().map(Unit::id).toList());
        silent.stream()
                .filter(unit -> unspokenOf.contains(unit.id()))
                .forEach(unit -> found.put(unit.id(), Json.write(unit)));
        return silent.size() - unspokenOf.size();
    }

    private void addPast(
            Handle handle,
            Principal principal,
            Instant at,
            Set<Section> sections,
            Map<Section, Map<Long, String>> found) {
        if (sections.contains(Section.UNIT)) {
            past.units(handle, principal, at).forEach((id, unit) -> {
                // A unit that is also one of today's was there by the journal; on a task of a file it was by the file.
                if (unit.taskId() != null || !found.get(Section.UNIT).containsKey(id)) {
                    found.get(Section.UNIT).put(id, Json.write(unit));
                }
            });
        }
        if (sections.contains(Section.INCIDENT)) {
            past.incidents(handle, principal, at)
                    .forEach(incident -> found.get(Section.INCIDENT).put(incident.id(), Json.write(incident)));
        }
        if (sections.contains(Section.TASK)) {
            past.tasks(handle, principal, at)
                    .forEach(task -> found.get(Section.TASK).put(task.id(), Json.write(task)));
        }
    }

    private static List<Picture.Entry> entries(Map<Section, Map<Long, String>> found, Section section) {
        return found.getOrDefault(section, Map.of()).values().stream()
                .map(Picture.Entry::new)
                .toList();
    }
}
