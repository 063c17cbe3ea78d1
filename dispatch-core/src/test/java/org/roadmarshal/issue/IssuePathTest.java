package org.roadmarshal.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.roadmarshal.issue.IssueAction.*;
import static org.roadmarshal.issue.IssueState.*;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.testing.PostgisExtension;

/** Every action by every role on an issue in every state. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IssuePathTest {
    /** The short path as the domain notes tell it. */
    private record Allowed(Set<IssueState> from, IssueState to, Set<Role> roles, String... facts) {}

    private static final Set<Role> FIELD = Set.of(Role.OFFICER, Role.SQUAD_LEADER);
    private static final Map<IssueAction, Allowed> PATH = Map.of(
            FILE, new Allowed(Set.of(REGISTERED), FILED, Set.of(Role.DISPATCHER), "issue.filed"),
            REJECT, new Allowed(Set.of(REGISTERED, FILED), REJECTED, Set.of(Role.DISPATCHER), "issue.rejected"),
            DISPATCH, new Allowed(Set.of(FILED), DISPATCHED, Set.of(Role.DISPATCHER), "issue.dispatched", "issue.left"),
            RETURN, new Allowed(Set.of(DISPATCHED), FILED, FIELD, "issue.returned"),
            ACCEPT, new Allowed(Set.of(DISPATCHED), IN_PROGRESS, FIELD, "issue.accepted"),
            REPORT_DONE, new Allowed(Set.of(IN_PROGRESS), IssueState.REPORTED_DONE, FIELD, "issue.reported_done"),
            CLOSE, new Allowed(Set.of(IssueState.REPORTED_DONE), CLOSED, Set.of(Role.VERIFIER), "issue.closed"),
            REWORK,
                    new Allowed(
                            Set.of(IssueState.REPORTED_DONE), IN_PROGRESS, Set.of(Role.VERIFIER), "issue.reworked"));

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
        return Stream.of(IssueState.values()).flatMap(state -> Stream.of(IssueAction.values())
                .flatMap(action -> Stream.of(Role.values()).map(role -> Arguments.of(state, action, role))));
    }

    @ParameterizedTest(name = "{0}: {1} by a {2}")
    @MethodSource
    void everything(IssueState state, IssueAction action, Role role) {
        Issue before = town.issue(state);
        Principal principal = town.principal(role, IssueTown.BUREAU);
        IssueStep step = step(action);
        Allowed allowed = PATH.get(action);

        if (allowed.roles.contains(role) && allowed.from.contains(state)) {
            Issue after = town.move(principal, before.id(), step);
            assertThat(after.state()).isEqualTo(allowed.to);
            assertThat(after.version()).isEqualTo(before.version() + 1);
            assertThat(after).isEqualTo(town.get(before.id()));
            assertThat(town.kinds("issue", before.id()))
                    .startsWith("issue.registered")
                    .endsWith(allowed.facts)
                    .hasSize(1 + allowed.facts.length);
        } else {
            DispatchException refused =
                    catchThrowableOfType(DispatchException.class, () -> town.move(principal, before.id(), step));
            assertThat(refused.code()).isEqualTo(expected(role, allowed));
            assertThat(town.get(before.id())).isEqualTo(before);
            assertThat(town.kinds("issue", before.id())).containsExactly("issue.registered");
        }
    }

    private static ErrorCode expected(Role role, Allowed allowed) {
        if (role == Role.ADMINISTRATOR) {
            // Reads no issues at all.
            return ErrorCode.NOT_FOUND;
        }
        return allowed.roles.contains(role) ? ErrorCode.CONFLICT : ErrorCode.FORBIDDEN;
    }

    private IssueStep step(IssueAction action) {
        List<Long> photos = action == REPORT_DONE ? List.of(photo(), photo()) : null;
        return new IssueStep(
                action,
                Set.of(REJECT, RETURN, REWORK).contains(action) ? "因为" : null,
                action == DISPATCH ? IssueTown.DEPARTMENT : null,
                null,
                photos,
                null,
                null,
                null);
    }

    private long photo() {
        return town.photo(town.principal(Role.OFFICER), IssueTown.FOUND.plus(Duration.ofHours(1)));
    }
}
