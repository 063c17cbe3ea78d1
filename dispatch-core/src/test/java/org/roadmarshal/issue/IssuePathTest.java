package org.roadmarshal.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.roadmarshal.identity.Role;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.testing.PostgisExtension;

/** Every action by every role on an issue in every state, held against the machine as it is written down for people. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IssuePathTest {
    /** From, by what, to, and by whom: all that is allowed. {@code field} are those who work on it. */
    private static final List<Allowed> MACHINE = """
            registered    | to_verify     | to_verify     | dispatcher
            registered    | file          | filed         | dispatcher
            to_verify     | file          | filed         | dispatcher
            registered    | reject        | rejected      | dispatcher
            to_verify     | reject        | rejected      | dispatcher
            filed         | reject        | rejected      | dispatcher
            registered    | merge         | merged        | dispatcher
            to_verify     | merge         | merged        | dispatcher
            filed         | merge         | merged        | dispatcher
            filed         | dispatch      | dispatched    | dispatcher
            dispatched    | accept        | in_progress   | field
            dispatched    | ask_return    | dispatched    | field
            dispatched    | return        | filed         | dispatcher
            dispatched    | deny          | dispatched    | dispatcher
            dispatched    | refuse        | dispatched    | field
            dispatched    | excuse        | dispatched    | dispatcher
            dispatched    | insist        | dispatched    | dispatcher
            in_progress   | countersign   | in_progress   | field
            in_progress   | refuse        | in_progress   | field
            in_progress   | excuse        | in_progress   | dispatcher
            in_progress   | insist        | in_progress   | dispatcher
            in_progress   | ask_extension | in_progress   | field
            in_progress   | extend        | in_progress   | leader
            in_progress   | ask_park      | in_progress   | field
            in_progress   | park          | parked        | leader
            in_progress   | deny          | in_progress   | leader
            parked        | release       | in_progress   | field leader
            in_progress   | report_done   | reported_done | field
            reported_done | rework        | in_progress   | verifier
            reported_done | close         | closed        | verifier
            closed        | reopen        | in_progress   | leader
            """.lines().map(Allowed::of).toList();

    private record Allowed(IssueState from, IssueAction action, IssueState to, Set<Role> roles) {
        static Allowed of(String line) {
            String[] cells = line.split("\\|");
            return new Allowed(
                    Coded.of(IssueState.class, cells[0].strip()),
                    Coded.of(IssueAction.class, cells[1].strip()),
                    Coded.of(IssueState.class, cells[2].strip()),
                    Stream.of(cells[3].strip().split(" "))
                            .flatMap(Allowed::roles)
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))));
        }

        private static Stream<Role> roles(String name) {
            return name.equals("field")
                    ? Stream.of(Role.OFFICER, Role.SQUAD_LEADER)
                    : Stream.of(Coded.of(Role.class, name));
        }
    }

    private IssueTown town;

    @BeforeAll
    void build(DataSource source) {
        town = new IssueTown(source);
    }

    @AfterAll
    void leave() {
        town.close();
    }

    static Stream<Arguments> everything() {
        return Stream.of(IssueState.values())
                .flatMap(state -> Stream.of(IssueAction.values()).map(action -> Arguments.of(state, action)));
    }

    @ParameterizedTest(name = "{0}: {1} by each role")
    @MethodSource
    void everything(IssueState state, IssueAction action) {
        Optional<Allowed> allowed = MACHINE.stream()
                .filter(row -> row.from == state && row.action == action)
                .findFirst();
        Set<Role> ever = MACHINE.stream()
                .filter(row -> row.action == action)
                .flatMap(row -> row.roles.stream())
                .collect(Collectors.toSet());
        Issue untouched = ready(state, action);
        for (Role role : Role.values()) {
            if (allowed.isPresent() && allowed.get().roles.contains(role)) {
                isTaken(ready(state, action), action, role, allowed.get().to);
            } else {
                ErrorCode code = role == Role.ADMINISTRATOR
                        ? ErrorCode.NOT_FOUND // reads no issues at all
                        : ever.contains(role) && allowed.isEmpty() ? ErrorCode.CONFLICT : ErrorCode.FORBIDDEN;
                isRefused(untouched, action, role, code);
            }
        }
    }

    private void isTaken(Issue before, IssueAction action, Role role, IssueState to) {
        Issue after = town.move(town.principal(role), before.id(), step(action));
        assertThat(after.state()).as("by %s", role).isEqualTo(to);
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after).isEqualTo(town.get(before.id()));
        assertThat(town.kinds("issue", before.id()))
                .startsWith("issue.registered")
                .contains("issue." + action.done());
        assertThat(lastStep(before.id()))
                .isEqualTo(action.code() + " " + before.state().code() + " " + to.code());
    }

    private String lastStep(long issue) {
        return town.read(handle ->
                handle.createQuery("""
                        select action || ' ' || from_state || ' ' || to_state from issue_step
                        where org = 1 and issue_id = :id order by n desc limit 1""").bind("id", issue).mapTo(String.class).one());
    }

    private void isRefused(Issue before, IssueAction action, Role role, ErrorCode code) {
        DispatchException refused = catchThrowableOfType(
                DispatchException.class, () -> town.move(town.principal(role), before.id(), step(action)));
        assertThat(refused).as("by %s", role).isNotNull();
        assertThat(refused.code()).as("by %s: %s", role, refused.getMessage()).isEqualTo(code);
        assertThat(town.get(before.id())).isEqualTo(before);
        assertThat(town.kinds("issue", before.id())).containsExactly("issue.registered");
    }

    /** An issue of which the action's guards have nothing to complain. */
    private Issue ready(IssueState state, IssueAction action) {
        Issue issue = town.issue(state);
        town.change("update issue set source = 'public' where org = 1 and id = ?", issue.id());
        if (state.assigned()) {
            String co = action == IssueAction.EXCUSE || action == IssueAction.INSIST
                    ? "refused"
                    : action == IssueAction.REPORT_DONE ? "signed" : "pending";
            town.change(
                    "insert into issue_party (org, issue_id, agency_id, role, state) values (1, ?, 2, 'lead', 'accepted'), (1, ?, 5, 'co', ?)",
                    issue.id(),
                    issue.id(),
                    co);
        }
        String asked = Map.of(
                        IssueAction.RETURN,
                        "return",
                        IssueAction.EXTEND,
                        "extension",
                        IssueAction.PARK,
                        "park",
                        IssueAction.DENY,
                        state == IssueState.DISPATCHED ? "return" : "extension")
                .get(action);
        if (asked != null) {
            town.change("""
                    insert into issue_request (org, issue_id, kind, reason, due_at, asked_by)
                    values (1, ?, ?, '因为', case when ? = 'extension' then timestamptz '2099-01-01' end, 101)""", issue.id(), asked, asked);
        }
        return town.get(issue.id());
    }

    private IssueStep step(IssueAction action) {
        String more =
                switch (action) {
                    case FILE -> ", 'noDuplicate': true";
                    case MERGE ->
                        ", 'parentId': " + town.issue(IssueState.FILED).id();
                    case DISPATCH -> ", 'agencyId': 4, 'coAgencyIds': [5]";
                    case EXCUSE -> ", 'agencyId': 5";
                    case REJECT, ASK_RETURN, ASK_PARK, RELEASE, REFUSE, DENY -> ", 'reason': '因为'";
                    case INSIST -> ", 'agencyId': 5, 'reason': '因为'";
                    case ASK_EXTENSION ->
                        ", 'reason': '因为', 'dueAt': '2099-01-01T00:00:00Z', 'photoIds': [%d]".formatted(photo());
                    case REPORT_DONE -> ", 'photoIds': [%d, %d]".formatted(photo(), photo());
                    case REWORK, REOPEN -> ", 'reason': '因为', 'photoIds': [%d]".formatted(photo());
                    case CLOSE -> ", 'location': {'lon': 120.45, 'lat': 41.57}";
                    default -> "";
                };
        return Steps.step("{'action': '%s'%s}", action.code(), more);
    }

    private long photo() {
        Instant later = IssueTown.FOUND.plus(Duration.ofHours(1));
        return town.photo(town.principal(Role.OFFICER), later);
    }
}
