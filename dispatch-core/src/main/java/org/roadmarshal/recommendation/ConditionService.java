package org.roadmarshal.recommendation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.kernel.Text;
import org.roadmarshal.recommendation.internal.JdbcConditions;
import org.roadmarshal.recommendation.internal.JdbcSkills;

/** What incidents ask for, and who has it. The next ranking goes by it. Stateless. */
public final class ConditionService {
    /** Kinds of equipment, as the register knows them. */
    public static final Set<String> EQUIPMENT = Set.of("body_camera", "helmet", "vest", "cone");

    public List<DispatchNeeds> needs(Handle handle, int org) {
        return JdbcConditions.list(handle, org);
    }

    /** @throws DispatchException NOT_FOUND; PRECONDITION_FAILED; VALIDATION where a kind of equipment is unknown */
    public DispatchNeeds change(
            Transaction transaction, Principal principal, String category, int expected, DispatchNeeds.Change change) {
        Handle handle = transaction.handle();
        int org = principal.org();
        JdbcConditions.Held before = JdbcConditions.hold(handle, org, category)
                .orElseThrow(() ->
                        new DispatchException(ErrorCode.NOT_FOUND, "There is no category of incidents " + category));
        if (before.version() != expected) {
            throw DispatchException.stale("category", before.position(), expected, before.version());
        }
        Set<String> equipment = new TreeSet<>(change.equipment());
        equipment.stream().filter(kind -> !EQUIPMENT.contains(kind)).findFirst().ifPresent(kind -> {
            throw DispatchException.invalid(
                    "There is no kind of equipment %s; there are %s".formatted(kind, new TreeSet<>(EQUIPMENT)));
        });
        JdbcConditions.replace(handle, org, category, equipment, skills(handle, org, change.skills()));
        DispatchNeeds after = JdbcConditions.get(handle, org, category);
        transaction.append(new Entry(
                "incident_category.changed",
                "incident_category",
                before.position(),
                after.version(),
                null,
                null,
                null,
                Map.of("dispatchNeeds", after)));
        return after;
    }

    public List<SkillUse> inUse(Handle handle, int org) {
        return JdbcSkills.inUse(handle, org);
    }

    /** By badge. @param q a piece of name, badge, skill or callsign; null for everybody */
    public Page<SkilledPerson> people(Handle handle, Principal principal, String q, PageRequest request) {
        return JdbcSkills.people(handle, principal, q, request);
    }

    /** @throws DispatchException NOT_FOUND where there is nobody that the principal may see */
    public SkilledPerson person(Handle handle, Principal principal, long id) {
        return JdbcSkills.person(handle, principal, id).orElseThrow(() -> DispatchException.notFound("person", id));
    }

    /** @throws DispatchException NOT_FOUND; FORBIDDEN; PRECONDITION_FAILED; VALIDATION */
    public SkilledPerson teach(
            Transaction transaction, Principal principal, long id, int expected, SkilledPerson.Change change) {
        Handle handle = transaction.handle();
        JdbcSkills.lock(handle, principal.org(), id);
        SkilledPerson before = person(handle, principal, id);
        principal.require(Permission.UNIT_WRITE, before.agency().id());
        if (before.version() != expected) {
            throw DispatchException.stale("person", id, expected, before.version());
        }
        JdbcSkills.replace(handle, principal.org(), id, skills(handle, principal.org(), change.skills()));
        SkilledPerson after = person(handle, principal, id);
        transaction.append(new Entry(
                "person.changed",
                "person",
                id,
                after.version(),
                after.agency().id(),
                null,
                null,
                Map.of("person", after)));
        return after;
    }

    /** By callsign. */
    public List<UnitOutfit> outfits(Handle handle, Principal principal) {
        return JdbcSkills.outfits(handle, principal);
    }

    /**
     * As they are written already: a skill that differs in its letters' case alone would be another one that nobody has.
     *
     * @throws DispatchException VALIDATION where one is blank, or called as a kind of equipment is
     */
    private static Set<String> skills(Handle handle, int org, List<String> typed) {
        Map<String, String> known = JdbcSkills.inUse(handle, org).stream()
                .collect(Collectors.toMap(use -> folded(use.code()), SkillUse::code, (first, second) -> first));
        Set<String> skills = new TreeSet<>();
        for (String text : typed) {
            String code = Text.stripped("skills", text);
            if (EQUIPMENT.contains(folded(code))) {
                throw DispatchException.invalid(code + " is a kind of equipment, not a skill");
            }
            String same = known.putIfAbsent(folded(code), code);
            skills.add(same == null ? code : same);
        }
        return skills;
    }

    private static String folded(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
