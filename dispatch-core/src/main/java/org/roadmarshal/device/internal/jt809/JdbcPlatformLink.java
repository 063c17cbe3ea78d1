package org.roadmarshal.device.internal.jt809;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code platform_link}. */
final class JdbcPlatformLink {
    private JdbcPlatformLink() {}

    /** A new main link is up; whichever was before is not the platform's any more. */
    static void up(Handle handle, JdbcPlatform.Account platform, UUID session) {
        handle.createUpdate("""
                        insert into platform_link (org, platform_id, session, main_since, heard_at)
                        values (:org, :platform, :session, now(), now())
                        on conflict (org, platform_id) do update
                        set session = excluded.session, main_since = now(), sub_since = null, heard_at = now()""")
                .bind("org", platform.org())
                .bind("platform", platform.id())
                .bind("session", session)
                .execute();
    }

    /** False where another main link has taken its place. */
    static boolean down(Handle handle, JdbcPlatform.Account platform, UUID session) {
        return handle.createUpdate("""
                        update platform_link set session = null, main_since = null, sub_since = null
                        where org = :org and platform_id = :platform and session = :session""")
                        .bind("org", platform.org())
                        .bind("platform", platform.id())
                        .bind("session", session)
                        .execute()
                > 0;
    }

    /** Adds what was counted since the last time. */
    static void add(Handle handle, JdbcPlatform.Account platform, UUID session, LinkCount count) {
        handle.createUpdate("""
                        update platform_link set fixes = fixes + :fixes, refused = refused + :refused, faults = faults + :faults,
                          heard_at = greatest(heard_at, :heardAt),
                          sub_since = case when session = :session then cast(:subSince as timestamptz) else sub_since end
                        where org = :org and platform_id = :platform""")
                .bind("fixes", count.fixes())
                .bind("refused", count.refused())
                .bind("faults", count.faults())
                .bind("heardAt", count.heardAt())
                .bind("subSince", count.subSince())
                .bind("session", session)
                .bind("org", platform.org())
                .bind("platform", platform.id())
                .execute();
    }

    /**
     * What came over a link since the last look.
     *
     * @param heardAt what came before this is stored
     * @param subSince null where the sub link is down
     */
    record LinkCount(long fixes, long refused, long faults, Instant heardAt, Instant subSince) {}
}
