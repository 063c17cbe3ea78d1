package org.roadmarshal.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roadmarshal.identity.Bureau.await;
import static org.roadmarshal.testing.Refusals.assertRefused;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.identity.Account;
import org.roadmarshal.identity.Bureau;
import org.roadmarshal.identity.Role;
import org.roadmarshal.identity.RoleGrant;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;

@ExtendWith(PostgisExtension.class)
final class PrincipalsTest {
    private Bureau bureau;
    private Principals principals;
    private Account wang;

    @BeforeEach
    void begin(TestDatabase database) {
        bureau = new Bureau(database);
        principals = new Principals(bureau.vertx, bureau.database, Duration.ZERO);
        wang = bureau.account(1, "wang", new RoleGrant(Role.SQUAD_LEADER, 11), new RoleGrant(Role.VERIFIER, 12));
    }

    @AfterEach
    void end() {
        bureau.close();
    }

    @Test
    void aRoleHoldsOverItsAgencyAndAllBelow() {
        Principal principal = await(principals.get(1, wang.id()));
        assertThat(principal.agencies(Permission.TASK_DISPATCH)).containsExactlyInAnyOrder(11L, 111L);
        assertThat(principal.agencies(Permission.ISSUE_VERIFY)).containsExactly(12L);
        assertThat(principal.agencies(Permission.ISSUE_READ)).containsExactlyInAnyOrder(11L, 12L, 111L);
        assertThat(principal.may(Permission.JOURNAL_READ)).isFalse();
    }

    @Test
    void aChangedCrewTakesEffect() {
        bureau.jdbi.useHandle(handle -> {
            handle.execute("insert into person (org, id, badge, name, agency_id) values (1, 5, 'B5', '王', 11)");
            handle.execute("insert into unit (org, id, callsign, kind, agency_id) values (1, 7, '101', 'foot', 11)");
            handle.execute("update account set person_id = 5 where org = 1 and id = ?", wang.id());
        });
        assertThat(await(principals.get(1, wang.id())).unitId()).isNull();
        bureau.jdbi.useHandle(
                handle -> handle.execute("insert into unit_member (org, unit_id, person_id) values (1, 7, 5)"));
        assertThat(await(principals.get(1, wang.id())).unitId()).isEqualTo(7);
    }

    @Test
    void aDisabledAccountIsShutOut() {
        await(principals.get(1, wang.id()));
        bureau.jdbi.useHandle(handle -> handle.execute("update account set disabled = true"));
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> await(principals.get(1, wang.id())));
    }

    @Test
    void whileTheDatabaseIsAwayTheLastKnownHolds() throws SQLException {
        Principal before = await(principals.get(1, wang.id()));
        Account unseen = bureau.account(1, "unseen", new RoleGrant(Role.OFFICER, 11));
        bureau.own.cut();
        try {
            assertThat(await(principals.get(1, wang.id()))).isEqualTo(before);
            assertRefused(ErrorCode.UNAVAILABLE, () -> await(principals.get(1, unseen.id())));
        } finally {
            bureau.own.mend();
        }
        assertThat(await(principals.get(1, wang.id()))).isEqualTo(before);
    }
}
