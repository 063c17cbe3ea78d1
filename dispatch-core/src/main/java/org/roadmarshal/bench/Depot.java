package org.roadmarshal.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** Ten thousand vehicles with terminals that have registered before, all over the demo's city, and a thousand fences with rules. */
final class Depot {
    static final int TERMINALS = 10_000;
    static final String CODE = "bench";
    private static final int FENCES = 1_000;
    private static final long FIRST_PHONE = 13_900_000_000L;
    /** Far above those of the demo. */
    private static final long FIRST_ID = 1_000_000;

    private Depot() {}

    static String phone(int number) {
        return String.valueOf(FIRST_PHONE + number);
    }

    static long deviceId(int number) {
        return FIRST_ID + number;
    }

    static int number(String phone) {
        return (int) (Long.parseLong(phone) - FIRST_PHONE);
    }

    static int lonE6(int number) {
        return 118_900_000 + (int) (number * 7919L % TERMINALS * 230);
    }

    static int latE6(int number) {
        return 40_500_000 + (int) (number * 104_729L % TERMINALS * 180);
    }

    static void fill(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into vehicle (org, id, plate, plate_colour, kind, agency_id, use)
                    select agency.org, %1$d + n, 'B' || n, 'yellow', 'coach', agency.id, 'coach'
                    from generate_series(0, %2$d - 1) as n,
                      (select org, id from agency where parent_id is null order by id limit 1) as agency""".formatted(FIRST_ID, TERMINALS));
            statement.execute("""
                    insert into device (org, id, kind, label, vehicle_id, address, auth_hash)
                    select org, id, 'jt808', plate, id, cast(%2$d + id - %1$d as text), sha256('%3$s') from vehicle
                    where id >= %1$d""".formatted(FIRST_ID, FIRST_PHONE, CODE));
            statement.execute("""
                    insert into fence (org, name, kind, agency_id, geom, radius_m, rules)
                    select agency.org, 'bench ' || n, 'circle', agency.id,
                      st_setsrid(st_makepoint(118.9 + 2.3 * (n * 7919 %% %1$d) / %1$d, 40.5 + 1.8 * (n * 3571 %% %1$d) / %1$d), 4326),
                      500 + n, '[{"id": 1, "on": "enter"}, {"id": 2, "on": "speed", "limitKmh": 90}]'
                    from generate_series(0, %1$d - 1) as n,
                      (select org, id from agency where parent_id is null order by id limit 1) as agency""".formatted(FENCES));
            statement.execute("analyze");
        }
    }

    /** Once all is written that servers still had. */
    static void forgetFixes(String url) throws SQLException, InterruptedException {
        TimeUnit.SECONDS.sleep(2);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("truncate fix");
            statement.execute("checkpoint");
        }
    }
}
