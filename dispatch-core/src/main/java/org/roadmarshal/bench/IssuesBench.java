package org.roadmarshal.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.tile.Tile;

/**
 * 200,000 issues where the demo city has its own, of three years and one in nine open: pages, counts, tiles, duplicates, totals and
 * the radar over HTTP, one after the other. The limit: the same rows by bare SQL, in the same run.
 */
final class IssuesBench implements Benches.Bench {
    private static final int ISSUES = 200_000;
    private static final int WARM_UP = 5;
    private static final int TIMES = 30;
    private static final String SEEN =
            " from issue where org = 1 and agency_id = any(array(select id from agency where org = 1)) ";
    private static final int CAMPAIGN = 999;
    private static final String TOTALS = """
            select i.%s, i.category, q.unit, count(*), sum(q.found), sum(q.removed), sum(q.verified) from issue i
            join issue_quantity q on q.org = i.org and q.issue_id = i.id
            where i.org = 1 and i.state <> all('{rejected,merged}') group by 1, 2, 3""";
    private static final String MEMBER =
            " and found_at > now() - interval '1200 days' and state <> all('{rejected,merged}') ";
    private static final String OPEN = " and state not in ('closed', 'rejected', 'merged') ";

    private final Random chance = new Random(11);
    private final List<Lonlat> places = new ArrayList<>();

    @Override
    public List<Figure> measure(String url) throws Exception {
        try (Stage stage = Stage.set(url, IssuesBench::fill);
                Connection connection = DriverManager.getConnection(url);
                Statement bare = connection.createStatement()) {
            readPlaces(bare);
            Http desk = stage.as("dispatcher");
            List<Figure> figures = new ArrayList<>();
            figures.add(figure(
                    "issues_list_ms",
                    100,
                    desk,
                    "/issues?limit=60",
                    bare,
                    "select *" + SEEN + "order by id desc limit 61"));
            figures.add(figure(
                    "issues_due_ms",
                    100,
                    desk,
                    "/issues?open=true&category=heap&order=due&limit=60",
                    bare,
                    "select *" + SEEN + OPEN
                            + "and category = 'heap' order by coalesce(due_at, 'infinity'), id limit 61"));
            figures.add(figure(
                    "issues_route_ms",
                    100,
                    desk,
                    "/issues?route=G101&state=closed&limit=60",
                    bare,
                    "select *" + SEEN + "and route = 'G101' and state = 'closed' order by id desc limit 61"));
            figures.add(
                    figure(
                            "issues_text_ms",
                            500,
                            desk,
                            "/issues?text=No+77777&limit=60",
                            bare,
                            "select *" + SEEN
                                    + "and (description ilike '%No 77777%' or address ilike '%No 77777%') order by id desc limit 61"));
            figures.add(figure(
                    "issues_count_ms", 300, desk, "/issue-count?open=true", bare, "select count(*)" + SEEN + OPEN));
            String member = "campaignId=" + CAMPAIGN;
            figures.add(figure(
                    "issues_campaign_ms",
                    100,
                    desk,
                    "/issues?limit=60&" + member,
                    bare,
                    "select *" + SEEN + MEMBER + "order by id desc limit 61"));
            figures.add(figure(
                    "issues_campaign_count_ms",
                    300,
                    desk,
                    "/issue-count?" + member,
                    bare,
                    "select count(*)" + SEEN + MEMBER));
            for (int z : new int[] {8, 12, 14}) {
                figures.add(tiles("issues_tile_z" + z + "_campaign_ms", z, desk, member, MEMBER, bare));
            }
            for (int z : new int[] {8, 12, 14}) {
                figures.add(tiles("issues_tile_z" + z + "_ms", z, desk, "open=true", OPEN, bare));
            }
            figures.add(tiles("issues_tile_z8_all_ms", 8, desk, "", "", bare));
            figures.add(twins(desk, bare));
            String campaign = "/campaigns/" + CAMPAIGN;
            figures.add(
                    figure("campaign_totals_ms", 800, desk, campaign + "/figures", bare, TOTALS.formatted("category")));
            figures.add(figure(
                    "campaign_routes_ms", 800, desk, campaign + "/figures?by=route", bare, TOTALS.formatted("route")));
            figures.add(figure("campaign_cases_ms", 100, desk, campaign + "/cases?category=heap&limit=60", bare, """
                    select i.*, q.* from issue i join issue_quantity q on q.org = i.org and q.issue_id = i.id
                    where i.org = 1 and i.category = 'heap' and i.state <> all('{rejected,merged}') order by i.id desc limit 61"""));
            figures.add(figure("issues_radar_ms", 2_000, desk, "/radar", bare, """
                    select floor(st_x(geom_3857) / 670), floor(st_y(geom_3857) / 670), count(*), count(relapse_of) from issue
                    where org = 1 and found_at > now() - interval '3 years' group by 1, 2"""));
            return figures;
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private Figure figure(String name, double target, Http desk, String path, Statement bare, String sql)
            throws Exception {
        return figure(name, target, () -> desk.bytes(path), () -> drain(bare, sql));
    }

    /** The two take turns, so that what else the machine does hits both. */
    private static Figure figure(String name, double target, Work ours, Work limit) throws Exception {
        Times times = new Times(TIMES);
        Times bare = new Times(TIMES);
        for (int i = -WARM_UP; i < TIMES; i++) {
            long begun = System.nanoTime();
            ours.run();
            long middle = System.nanoTime();
            limit.run();
            if (i >= 0) {
                times.add(middle - begun);
                bare.add(System.nanoTime() - middle);
            }
        }
        return Figure.atMost(name, times.percentile(0.5), bare.percentile(0.5), target);
    }

    private Figure tiles(String name, int z, Http desk, String query, String condition, Statement bare)
            throws Exception {
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < TIMES + WARM_UP; i++) {
            tiles.add(Tile.at(places.get(chance.nextInt(places.size())), z));
        }
        int[] next = {0, 0};
        return figure(
                name,
                z == 8 ? 600 : 100,
                () -> {
                    Tile tile = tiles.get(next[0]++);
                    desk.bytes("/issue-tiles/" + z + "/" + tile.x() + "/" + tile.y() + "?" + query);
                },
                () -> {
                    Tile tile = tiles.get(next[1]++);
                    drain(
                            bare,
                            "select st_asmvt(drawn, 'issues', 4096, 'geom') from (select id, st_asmvtgeom(geom_3857, st_tileenvelope(%d, %d, %d)) as geom"
                                            .formatted(z, tile.x(), tile.y())
                                    + SEEN
                                    + condition
                                    + "and geom_3857 && st_tileenvelope(%d, %d, %d)) drawn"
                                            .formatted(z, tile.x(), tile.y()));
                });
    }

    private Figure twins(Http desk, Statement bare) throws Exception {
        return figure("issues_twins_ms", 100, () -> desk.bytes(asked(next())), () -> {
            Lonlat place = next();
            drain(
                    bare,
                    ("select id, st_distance(geom::geography, p) from issue, (select st_setsrid(st_makepoint(%s, %s), 4326)::geography as p) as here"
                                    + " where org = 1 and category in ('heap', 'garbage') and geom && st_expand(p::geometry, 0.0006)"
                                    + " and st_dwithin(geom::geography, p, 40) and found_at > now() - interval '30 days' order by 2 limit 20")
                            .formatted(place.lon(), place.lat()));
        });
    }

    private static String asked(Lonlat place) {
        return "/issue-twins?category=heap&lon=" + place.lon() + "&lat=" + place.lat();
    }

    private Lonlat next() {
        return places.get(chance.nextInt(places.size()));
    }

    private void readPlaces(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(
                "select st_x(st_centroid(geom)), st_y(st_centroid(geom)) from issue where org = 1 order by id limit 1000")) {
            while (rows.next()) {
                places.add(new Lonlat(rows.getDouble(1), rows.getDouble(2)));
            }
        }
    }

    private static void drain(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    rows.getString(column);
                }
            }
        }
    }

    private static void fill(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("select setseed(0.5)");
            statement.execute(FILL.formatted(ISSUES));
            statement.execute("""
                    insert into issue_quantity (org, issue_id, unit, found, removed, verified)
                    select i.org, i.id, c.units[1], 1 + i.id % 40, case when i.state = 'closed' then 1 + i.id % 40 end,
                      case when i.state = 'closed' then 1 + i.id % 40 end
                    from issue i join issue_category c on c.org = i.org and c.code = i.category
                    where i.org = 1 and i.source_number like 'bench-%'""");
            statement.execute("""
                    insert into issue_step (org, issue_id, n, action, to_state, at)
                    select org, id, 1, 'import', state, found_at from issue where org = 1 and source_number like 'bench-%'""");
            statement.execute("""
                    insert into campaign (org, id, name, state, starts_on, ends_on, agency_id, categories)
                    select 1, %d, 'bench', 'running', now() - interval '1200 days', now(), agency_id, categories
                    from campaign where org = 1 limit 1""".formatted(CAMPAIGN));
            statement.execute("vacuum analyze issue");
            statement.execute("vacuum analyze issue_quantity");
            statement.execute("analyze issue_step");
        }
    }

    /** About each issue of the demo some more, most within some hundred metres, as along roads that are patrolled; ditches overlap. */
    private static final String FILL = """
            with base as (select row_number() over (order by id) - 1 as at, count(*) over () as of, * from issue where org = 1),
            made as (
              select n, b.*, now() - random() * interval '1095 days' as found,
                (sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())) * 0.004 as east,
                (sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())) * 0.003 as north
              from generate_series(1, %d) n join base b on b.at = n %% b.of)
            insert into issue (org, source_number, category, state, source, description, route, stake, side, address, agency_id, township_id,
              stake_from_mm, stake_to_mm, geom, found_at, due_at, closed_at)
            select 1, 'bench-' || n, category, case when n %% 9 > 0 then 'closed' else (array['registered', 'filed', 'dispatched', 'reported_done'])[1 + n %% 4] end,
              'import', 'An issue of the bench, No ' || n, route, stake, side, '路边 ' || n, agency_id, township_id,
              stake_from_mm + n %% 9000 * 1000, stake_from_mm + n %% 9000 * 1000 + case when category = 'ditch' then 200000 + n %% 800 * 1000 else 0 end,
              st_translate(st_pointonsurface(geom), east, north), found, found + interval '20 days',
              case when n %% 9 > 0 then least(found + random() * interval '40 days', now()) end
            from made""";
}
