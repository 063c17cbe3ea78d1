package org.roadmarshal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roadmarshal.history.PastResponse;

/** A city of the file's squads, categories and units, with a crew for each unit, and everybody signed in. */
final class ReplayCast {
    static final String CITY = "replay";

    final Http dispatcher;
    final Http leader;
    /** By callsign. */
    final Map<String, Long> units = new HashMap<>();

    final Map<String, Http> crews = new HashMap<>();

    private final ReplayScript script;
    private final Map<String, PastResponse> firsts = new HashMap<>();
    private final Map<String, String> categories = new HashMap<>();

    private ReplayCast(Http server, String password, Map<String, Long> units, ReplayScript script) throws Exception {
        this.script = script;
        script.callsigns
                .keySet()
                .forEach(response -> firsts.merge(
                        response.incident(), response, (one, other) -> one.row() < other.row() ? one : other));
        dispatcher = server.signIn("replay.dispatcher", password);
        leader = server.signIn("replay.leader", password);
        this.units.putAll(units);
        for (Map.Entry<String, Long> unit : units.entrySet()) {
            crews.put(unit.getKey(), server.signIn("replay." + unit.getValue(), password));
        }
        for (JsonNode category : dispatcher.get("/incident-categories").get("items")) {
            categories.put(category.get("name").asText(), category.get("code").asText());
        }
    }

    /** The row that says what an incident is. */
    PastResponse first(String incident) {
        return firsts.get(incident);
    }

    String category(PastResponse response) {
        return categories.get(response.category());
    }

    String callsign(PastResponse response) {
        return script.callsigns.get(response);
    }

    /** @return the password of all */
    static String prepare(String url, Path file, List<String> importOptions, List<String> callsigns) throws Exception {
        Programs.run(url, "migrate");
        List<String> arguments = new ArrayList<>(List.of("import-history", file.toString(), "--new-city", CITY));
        arguments.addAll(importOptions);
        Programs.run(url, arguments.toArray(String[]::new));
        String password = account(url);
        try (Connection connection = DriverManager.getConnection(url)) {
            Array names = connection.createArrayOf("text", callsigns.toArray());
            for (String sql : CREWS) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setArray(1, names);
                    statement.execute();
                }
            }
        }
        return password;
    }

    static ReplayCast enter(String url, Http server, String password, ReplayScript script) throws Exception {
        Map<String, Long> units = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet rows =
                        connection.createStatement().executeQuery("select callsign, id from unit where not historic")) {
            while (rows.next()) {
                units.put(rows.getString(1), rows.getLong(2));
            }
        }
        return new ReplayCast(server, password, units, script);
    }

    private static String account(String url) throws Exception {
        Process process = Programs.printing(
                url,
                "users",
                "create",
                "replay.dispatcher",
                "--name",
                "x",
                "--role",
                "dispatcher@bureau",
                "--generate");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String password = out.readLine();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("no account could be made");
            }
            return password;
        }
    }

    /** The units of the file are free, stand-ins are made; each gets one officer, who has the dispatcher's password. */
    private static final List<String> CREWS = List.of(
            """
            insert into unit (org, callsign, kind, agency_id)
            select a.org, callsign, 'foot', a.id from unnest(?) as callsign,
              (select org, id from agency where parent_id is null limit 1) a
            on conflict (org, callsign) do nothing""",
            "update unit set historic = false, kind = 'foot', state = 'available' where callsign = any(?)",
            """
            insert into person (org, badge, name, agency_id)
            select org, 'R' || id, callsign, agency_id from unit where callsign = any(?)""",
            """
            insert into unit_member (org, unit_id, person_id)
            select u.org, u.id, p.id from unit u join person p on p.org = u.org and p.badge = 'R' || u.id where callsign = any(?)""",
            """
            insert into account (org, username, display_name, password_hash, person_id)
            select u.org, 'replay.' || u.id, u.callsign, d.password_hash, p.id
            from unit u join person p on p.org = u.org and p.badge = 'R' || u.id, account d
            where u.callsign = any(?) and d.username = 'replay.dispatcher'""",
            """
            insert into role_grant (org, account_id, role, agency_id)
            select a.org, a.id, 'officer', u.agency_id from account a join unit u on a.username = 'replay.' || u.id
            where u.callsign = any(?)""",
            """
            insert into account (org, username, display_name, password_hash)
            select org, 'replay.leader', 'leader', password_hash from account
            where username = 'replay.dispatcher' and ? is not null""",
            """
            insert into role_grant (org, account_id, role, agency_id)
            select a.org, a.id, 'leader', b.id from account a, agency b
            where a.username = 'replay.leader' and b.org = a.org and b.parent_id is null and ? is not null""");
}
