package org.roadmarshal.testing;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.roadmarshal.db.Database;
import org.roadmarshal.identity.Passwords;
import org.roadmarshal.incident.IncidentCategories;
import org.roadmarshal.issue.IssueCategories;

/**
 * A city small enough to keep in one's head. Two squads split a square around 120.45 E 41.57 N at lon 120.45: {@link #WEST} and
 * {@link #EAST}. Each has a vehicle unit and a foot unit; there is a department and a township, and another org, {@link #OTHER},
 * of which nobody here may see anything. Everybody's password is {@link #PASSWORD}.
 */
public final class SmallCity {
    public static final int ORG = 1;
    public static final int OTHER_ORG = 2;

    public static final long BUREAU = 1;
    public static final long WEST = 2;
    public static final long EAST = 3;
    public static final long DEPARTMENT = 4;
    public static final long TOWNSHIP = 5;
    public static final long OTHER = 9;

    /** Crewed by person 11 (account {@code officer.west}). */
    public static final long UNIT_WEST = 21;

    public static final long UNIT_WEST_FOOT = 22;
    /** Crewed by person 13 (account {@code officer.east}). */
    public static final long UNIT_EAST = 23;

    public static final long UNIT_EAST_FOOT = 24;
    public static final long UNIT_OTHER = 29;

    public static final String PASSWORD = "correct horse battery";

    /** Username to the account's id; each has the one role that its name says, over the bureau or its squad. */
    public static final Map<String, Long> ACCOUNTS = Map.of(
            "dispatcher", 31L,
            "leader", 32L,
            "verifier", 33L,
            "admin", 34L,
            "integrator", 35L,
            "squad.west", 36L,
            "officer.west", 37L,
            "officer.east", 38L,
            "other.admin", 39L);

    private static final String HASH = Passwords.hash(PASSWORD);

    private SmallCity() {}

    public static void build(TestDatabase database) {
        Jdbi jdbi = Database.jdbi(database.dataSource());
        jdbi.useTransaction(SmallCity::build);
    }

    private static void build(Handle handle) {
        handle.createScript(SQL).execute();
        IncidentCategories.seed(handle, ORG);
        IssueCategories.seed(handle, ORG);
        account(handle, ORG, "dispatcher", "dispatcher", BUREAU, null);
        account(handle, ORG, "leader", "leader", BUREAU, null);
        account(handle, ORG, "verifier", "verifier", BUREAU, null);
        account(handle, ORG, "admin", "administrator", BUREAU, null);
        account(handle, ORG, "integrator", "integrator", BUREAU, null);
        account(handle, ORG, "squad.west", "squad_leader", WEST, null);
        account(handle, ORG, "officer.west", "officer", WEST, 11L);
        account(handle, ORG, "officer.east", "officer", EAST, 13L);
        account(handle, OTHER_ORG, "other.admin", "administrator", OTHER, null);
    }

    private static void account(Handle handle, int org, String username, String role, long agency, Long person) {
        handle.createUpdate("""
                        insert into account (org, id, username, display_name, password_hash, person_id)
                        values (:org, :id, :username, :username, :hash, :person);
                        insert into role_grant (org, account_id, role, agency_id) values (:org, :id, :role, :agency)""")
                .bind("org", org)
                .bind("id", ACCOUNTS.get(username))
                .bind("username", username)
                .bind("hash", HASH)
                .bind("person", person)
                .bind("role", role)
                .bind("agency", agency)
                .execute();
    }

    private static final String SQL = """
            insert into org (id, code, name, name_en, centre, bounds, time_zone) values
              (1, 'smallcity', '小城', 'Small City', st_setsrid(st_makepoint(120.45, 41.57), 4326),
               st_makeenvelope(120.3, 41.45, 120.6, 41.7, 4326), 'Asia/Shanghai'),
              (2, 'elsewhere', '别处', 'Elsewhere', st_setsrid(st_makepoint(121.5, 42), 4326),
               st_makeenvelope(121.4, 41.9, 121.6, 42.1, 4326), 'Asia/Shanghai');
            insert into agency (org, id, code, name, name_en, kind, parent_id) values
              (1, 1, 'bureau', '执法队', 'Bureau', 'bureau', null),
              (1, 2, 'west', '西大队', 'West Squad', 'squad', 1),
              (1, 3, 'east', '东大队', 'East Squad', 'squad', 1),
              (1, 4, 'highways', '公路中心', 'Highway Centre', 'department', 1),
              (1, 5, 'town', '某镇', 'Town', 'township', 1),
              (2, 9, 'bureau', '别处执法队', 'Other Bureau', 'bureau', null);
            insert into area (org, layer, code, name, name_en, agency_id, geom) values
              (1, 'jurisdiction', 'west', '西区', 'West', 2, st_multi(st_makeenvelope(120.3, 41.45, 120.45, 41.7, 4326))),
              (1, 'jurisdiction', 'east', '东区', 'East', 3, st_multi(st_makeenvelope(120.45, 41.45, 120.6, 41.7, 4326)));
            insert into person (org, id, badge, name, agency_id) values
              (1, 11, 'W01', '张伟', 2), (1, 12, 'W02', '王芳', 2), (1, 13, 'E01', '李强', 3), (1, 14, 'E02', '赵敏', 3);
            insert into vehicle (org, id, plate, plate_colour, kind, agency_id) values
              (1, 15, '辽N0001警', 'white', 'patrol', 2), (1, 16, '辽N0002警', 'white', 'patrol', 3),
              (2, 17, '辽N9999警', 'white', 'patrol', 9);
            insert into unit (org, id, callsign, kind, agency_id, vehicle_id, state, home) values
              (1, 21, '101-01', 'vehicle', 2, 15, 'available', st_setsrid(st_makepoint(120.40, 41.57), 4326)),
              (1, 22, '101-02', 'foot', 2, null, 'off_duty', null),
              (1, 23, '102-01', 'vehicle', 3, 16, 'available', st_setsrid(st_makepoint(120.50, 41.57), 4326)),
              (1, 24, '102-02', 'foot', 3, null, 'available', null),
              (2, 29, '901-01', 'vehicle', 9, 17, 'available', null);
            insert into unit_member (org, unit_id, person_id) values (1, 21, 11), (1, 22, 12), (1, 23, 13), (1, 24, 14);
            insert into station (org, id, code, name, name_en, kind, agency_id, geom) values
              (1, 41, 'P01', '治超站', 'Weigh Station', 'overload_control', 2, st_setsrid(st_makepoint(120.42, 41.58), 4326))
            """;
}
