package org.roadmarshal.issue;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.db.Database;
import org.roadmarshal.evidence.Capture;
import org.roadmarshal.evidence.EvidenceService;
import org.roadmarshal.evidence.Pictures;
import org.roadmarshal.evidence.internal.DiskStore;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.identity.Role;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/**
 * A town with two squads (north and south of latitude 41.5), a department and a township under its bureau, one person a role,
 * and a second org beside it.
 */
public final class IssueTown implements AutoCloseable {
    public static final int ORG = 1;
    public static final int ELSEWHERE = 2;
    public static final long BUREAU = 1;
    public static final long NORTH = 2;
    public static final long SOUTH = 3;
    public static final long DEPARTMENT = 4;
    public static final long TOWNSHIP = 5;
    public static final Location IN_THE_NORTH = new Location(120.45, 41.57);
    public static final Instant FOUND = Instant.now().minus(Duration.ofHours(5)).truncatedTo(ChronoUnit.SECONDS);

    /** What bars steps; a test puts its own there. */
    public final List<IssueBar> bars = new CopyOnWriteArrayList<>();

    public final IssueService issues = new IssueService(
            new AlarmService(), new HighwayService(), List.of((handle, org, issue, action) -> bars.stream()
                    .flatMap(bar -> bar.bars(handle, org, issue, action).stream())
                    .findFirst()));
    public final EvidenceService evidence;
    private final HikariDataSource connections;
    private final Jdbi jdbi;
    private final AtomicInteger pictures = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger();

    public IssueTown(DataSource source) {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(source);
        pool.setMaximumPoolSize(2);
        connections = new HikariDataSource(pool);
        jdbi = Database.jdbi(connections);
        try {
            evidence = new EvidenceService(new DiskStore(Files.createTempDirectory("evidence")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jdbi.useTransaction(IssueTown::build);
    }

    /** Everybody has the role over the bureau and all below; the account's id is made of role and agency. */
    public Principal principal(Role role) {
        return principal(role, BUREAU);
    }

    public Principal principal(Role role, long agency) {
        Set<Long> below = agency == BUREAU ? Set.of(BUREAU, NORTH, SOUTH, DEPARTMENT, TOWNSHIP) : Set.of(agency);
        Map<Permission, Set<Long>> may = new EnumMap<>(Permission.class);
        role.permissions().forEach(permission -> may.put(permission, below));
        long account = account(role, agency);
        return new Principal(ORG, account, role.code() + agency, null, null, may);
    }

    /** A dispatcher of the other org, who may everything there. */
    public Principal stranger() {
        Map<Permission, Set<Long>> may = new EnumMap<>(Permission.class);
        for (Permission permission : Permission.values()) {
            may.put(permission, Set.of(BUREAU, NORTH));
        }
        return new Principal(ELSEWHERE, 1, "stranger", null, null, may);
    }

    public <T> T commit(Principal principal, Journal.Work<T> work) {
        return commit(principal.org(), principal.actor(), work);
    }

    public <T> T commit(int org, Actor actor, Journal.Work<T> work) {
        return jdbi.inTransaction(handle -> {
            try {
                return Journal.inside(handle, org, actor, work);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public <T> T read(Function<Handle, T> work) {
        return jdbi.withHandle(work::apply);
    }

    public Issue register(Principal principal, NewIssue issue) {
        return commit(principal, transaction -> issues.register(transaction, principal, issue));
    }

    public Issue move(Principal principal, long id, IssueStep step) {
        return commit(principal, transaction -> issues.move(transaction, principal, id, step));
    }

    /** A new issue of one square metre of crops in the north, in any state, which no photo shows. */
    public Issue issue(IssueState state) {
        return issue(state, "crops", Quantity.found(QuantityUnit.M2, 1));
    }

    public Issue issue(IssueState state, String category, Quantity... quantities) {
        String number = "test-" + numbers.incrementAndGet();
        commit(
                ORG,
                Actor.SYSTEM,
                transaction -> issues.importAll(
                        transaction,
                        List.of(new ImportedIssue(
                                number,
                                category,
                                importable(state),
                                IN_THE_NORTH,
                                "G101",
                                "K480+200",
                                RoadSide.LEFT,
                                List.of(quantities),
                                FOUND,
                                null,
                                null,
                                null))));
        long id = read(handle -> handle.createQuery("select id from issue where org = 1 and source_number = :number")
                .bind("number", number)
                .mapTo(Long.class)
                .one());
        if (state == IssueState.MERGED) {
            long parent = issue(IssueState.FILED).id();
            change("update issue set state = 'merged', parent_id = ? where org = 1 and id = ?", parent, id);
        } else if (state == IssueState.PARKED) {
            change("update issue set state = 'parked', rest_seconds = 3600 where org = 1 and id = ?", id);
        }
        return get(id);
    }

    /** What no import brings is made of what stood before it. */
    private static IssueState importable(IssueState state) {
        return switch (state) {
            case MERGED -> IssueState.FILED;
            case PARKED -> IssueState.IN_PROGRESS;
            default -> state;
        };
    }

    void change(String sql, Object... values) {
        jdbi.useHandle(handle -> handle.execute(sql, values));
    }

    public Issue get(long id) {
        return read(handle -> issues.get(handle, principal(Role.LEADER), id));
    }

    public Optional<Issue> find(Principal principal, long id) {
        return read(handle -> issues.find(handle, principal, id));
    }

    /** A picture like no other. */
    public long photo(Principal principal, Instant capturedAt) {
        return photo(principal, capturedAt, pictures.incrementAndGet());
    }

    public long photo(Principal principal, Instant capturedAt, int number) {
        return photo(principal, capturedAt, number, IN_THE_NORTH);
    }

    /** @param at where the camera says it was, or null */
    public long photo(Principal principal, Instant capturedAt, int number, Location at) {
        byte[] bytes = Pictures.encode("png", 40, 30, number);
        var photo = evidence.store(principal, new Capture(capturedAt, at, null), bytes);
        return commit(principal, transaction -> evidence.keep(transaction, principal, photo))
                .id();
    }

    /** What the journal was told of a subject, in order. */
    public List<String> kinds(String subject, long id) {
        return read(handle -> handle.createQuery(
                        "select kind from journal_inbox where subject = :subject and subject_id = :id order by id")
                .bind("subject", subject)
                .bind("id", id)
                .mapTo(String.class)
                .list());
    }

    public static JsonNode point(double lon, double lat) {
        return Json.tree("{\"type\": \"Point\", \"coordinates\": [%s, %s]}".formatted(lon, lat));
    }

    @Override
    public void close() {
        connections.close();
    }

    private static long account(Role role, long agency) {
        return 100 * agency + role.ordinal();
    }

    private static void build(Handle handle) {
        for (int org : new int[] {ORG, ELSEWHERE}) {
            handle.execute("""
                    insert into org (id, code, name, name_en, centre, bounds, time_zone) overriding system value
                    values (?, 'town-' || ?, '镇', 'Town', st_setsrid(st_makepoint(120.45, 41.57), 4326),
                      st_makeenvelope(118.8, 40.4, 121.3, 42.4, 4326), 'Asia/Shanghai')""", org, org);
            handle.execute("""
                    insert into agency (org, id, code, name, name_en, kind, parent_id) overriding system value values
                      (:org, 1, 'bureau', '支队', 'Bureau', 'bureau', null), (:org, 2, 'north', '北中队', 'North', 'squad', 1),
                      (:org, 3, 'south', '南中队', 'South', 'squad', 1), (:org, 4, 'urban', '城管局', 'Urban', 'department', 1),
                      (:org, 5, 'town', '乡', 'Township', 'township', 1)""".replace(":org", String.valueOf(org)));
            IssueCategories.seed(handle, org);
        }
        handle.execute("""
                insert into area (org, layer, code, name, name_en, agency_id, geom) values
                  (1, 'jurisdiction', 'n', '北', 'North', 2, st_multi(st_makeenvelope(119, 41.5, 121, 42.4, 4326))),
                  (1, 'jurisdiction', 's', '南', 'South', 3, st_multi(st_makeenvelope(119, 40.4, 121, 41.5, 4326)))""");
        for (long agency = BUREAU; agency <= TOWNSHIP; agency++) {
            for (Role role : Role.values()) {
                handle.execute(
                        "insert into account (org, id, username, display_name) overriding system value values (1, ?, ?, ?)",
                        account(role, agency),
                        role.code() + agency,
                        role.code());
                handle.execute(
                        "insert into role_grant (org, account_id, role, agency_id) values (1, ?, ?, ?)",
                        account(role, agency),
                        role.code(),
                        agency);
            }
        }
        handle.execute(
                "insert into account (org, id, username, display_name) overriding system value values (2, 1, 'stranger', '某')");
        handle.execute("insert into role_grant (org, account_id, role, agency_id) values (2, 1, 'dispatcher', 1)");
    }
}
