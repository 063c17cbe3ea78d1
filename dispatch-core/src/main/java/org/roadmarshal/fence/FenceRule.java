package org.roadmarshal.fence;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.roadmarshal.alarm.AlarmKind;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;

/**
 * What is alarmed about on a fence.
 *
 * @param id unique within the fence; null while it is new
 * @param seconds for {@link On#DWELL}: how long one may stay inside; null otherwise
 * @param limitKmh for {@link On#SPEED}: how fast one may go inside, km/h; null otherwise
 * @param priority of the alarm, 1 to 4; 3 where it is left out
 * @param windows when it holds, in the city's own time; always where there is none
 * @param audience whom it is for; everybody where it is left out
 */
public record FenceRule(
        Integer id,
        On on,
        Integer seconds,
        Integer limitKmh,
        Integer priority,
        List<Window> windows,
        Audience audience) {

    public enum On implements Coded {
        ENTER(AlarmKind.FENCE_ENTERED),
        LEAVE(AlarmKind.FENCE_LEFT),
        DWELL(AlarmKind.FENCE_DWELL),
        SPEED(AlarmKind.SPEEDING);

        private final AlarmKind alarm;

        On(AlarmKind alarm) {
            this.alarm = alarm;
        }

        public AlarmKind alarm() {
            return alarm;
        }
    }

    public FenceRule {
        if ((on == On.DWELL) != (seconds != null) || (on == On.SPEED) != (limitKmh != null)) {
            throw DispatchException.invalid("A dwell rule has seconds, a speed rule has limitKmh, and no other has");
        }
        priority = priority == null ? Integer.valueOf(3) : priority;
        windows = windows == null ? List.of() : List.copyOf(windows);
        audience = audience == null ? Audience.EVERYBODY : audience;
    }

    FenceRule numbered(int number) {
        return new FenceRule(number, on, seconds, limitKmh, priority, windows, audience);
    }

    /** @param local in the city's zone */
    public boolean holds(ZonedDateTime local) {
        return windows.isEmpty() || windows.stream().anyMatch(window -> window.contains(local));
    }

    /**
     * A part of the week.
     *
     * @param days on which it begins, 1 is Monday
     * @param from such as 22:00
     * @param to not included; where it is not after {@code from} the window ends on the next day
     */
    public record Window(Set<Integer> days, LocalTime from, LocalTime to) {
        public Window {
            days = Set.copyOf(days);
        }

        boolean contains(ZonedDateTime local) {
            LocalTime time = local.toLocalTime();
            int today = local.getDayOfWeek().getValue();
            if (from.isBefore(to)) {
                return days.contains(today) && !time.isBefore(from) && time.isBefore(to);
            }
            int yesterday = local.getDayOfWeek().minus(1).getValue();
            return days.contains(today) && !time.isBefore(from) || days.contains(yesterday) && time.isBefore(to);
        }
    }

    /**
     * Whom a rule is for: of the agency's subtree, and of one of the uses or kinds where any is named.
     *
     * @param agencyId null for all
     * @param vehicleUses of vehicles that are nobody's unit, such as {@code coach}
     * @param unitKinds of units, such as {@code foot}
     */
    public record Audience(Long agencyId, Set<String> vehicleUses, Set<String> unitKinds) {
        public static final Audience EVERYBODY = new Audience(null, null, null);

        public Audience {
            vehicleUses = vehicleUses == null ? Set.of() : Set.copyOf(vehicleUses);
            unitKinds = unitKinds == null ? Set.of() : Set.copyOf(unitKinds);
        }

        /**
         * @param sort the unit's kind or the vehicle's use; null where the register does not know it
         * @param agencies the mover's agency and all above it
         */
        public boolean includes(boolean unit, String sort, Set<Long> agencies) {
            if (agencyId != null && !agencies.contains(agencyId)) {
                return false;
            }
            return vehicleUses.isEmpty() && unitKinds.isEmpty()
                    || sort != null && (unit ? unitKinds : vehicleUses).contains(sort);
        }
    }
}
