package org.roadmarshal.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.identity.Role;
import org.roadmarshal.identity.RoleGrant;

/**
 * Somebody whom a visitor of the demo may be.
 *
 * @param title what they are, as the demo's table calls it
 */
record DemoAccount(String username, String title, String name, Long personId, RoleGrant grant) {
    /** Nobody but the simulator uses these: its desk, and a crew for each of some units. */
    private static final String SIMULATED = "simulated.";

    /**
     * One for each role over the whole bureau, the head of the first squad, officers of several squads' units, and those that
     * the simulator plays.
     *
     * @param crews how many more units the simulator crews
     */
    static List<DemoAccount> all(Handle handle, int org, int officers, int crews) {
        List<DemoAccount> all = new ArrayList<>();
        long bureau = handle.select(
                        "select id from agency where org = ? and parent_id is null order by id limit 1", org)
                .mapTo(Long.class)
                .one();
        all.add(of("dispatcher", "调度员", Role.DISPATCHER, bureau));
        all.addAll(squadLeader(handle, org));
        all.addAll(officers(handle, org, officers, crews));
        all.add(of("verifier", "核查员", Role.VERIFIER, bureau));
        all.add(of("leader", "领导", Role.LEADER, bureau));
        all.add(of("admin", "管理员", Role.ADMINISTRATOR, bureau));
        all.add(of("simulator", "模拟器", Role.INTEGRATOR, bureau));
        if (crews > 0) {
            all.add(of(SIMULATED + "desk", "模拟调度台", Role.DISPATCHER, bureau));
        }
        return all;
    }

    boolean simulated() {
        return username.startsWith(SIMULATED);
    }

    private static DemoAccount of(String username, String title, Role role, long agency) {
        return new DemoAccount(username, title, title, null, new RoleGrant(role, agency));
    }

    /** The first of the first squad who crews no unit. */
    private static List<DemoAccount> squadLeader(Handle handle, int org) {
        return handle.select("""
                        select p.id, p.name, p.agency_id from person p
                        join agency a on a.org = p.org and a.id = p.agency_id and a.kind = 'squad'
                        where p.org = ? and not exists (select from unit_member m where m.org = p.org and m.person_id = p.id)
                        order by a.id, p.badge limit 1""", org)
                .map((row, context) -> new DemoAccount(
                        "squadleader",
                        "大队长",
                        row.getString("name"),
                        row.getLong("id"),
                        new RoleGrant(Role.SQUAD_LEADER, row.getLong("agency_id"))))
                .list();
    }

    /** The first of a unit's crew: the first unit of each squad, then the second of each, and so on. */
    private static List<DemoAccount> officers(Handle handle, int org, int people, int crews) {
        List<DemoAccount> officers = new ArrayList<>();
        handle.select("""
                        select u.callsign, u.agency_id, p.id, p.name
                        from (select *, row_number() over (partition by agency_id order by id) as turn from unit
                              where org = ?) u
                        cross join lateral (select p.id, p.name from unit_member m
                          join person p on p.org = m.org and p.id = m.person_id
                          where m.org = u.org and m.unit_id = u.id order by p.badge limit 1) p
                        order by u.turn, u.agency_id limit ?""", org, people + crews)
                .map((row, context) -> officers.add(new DemoAccount(
                        officers.size() < people
                                ? "officer" + (officers.size() + 1)
                                : SIMULATED + row.getString("callsign").toLowerCase(Locale.ROOT),
                        "队员 " + row.getString("callsign"),
                        row.getString("name"),
                        row.getLong("id"),
                        new RoleGrant(Role.OFFICER, row.getLong("agency_id")))))
                .list();
        return officers;
    }
}
