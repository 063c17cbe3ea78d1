package org.roadmarshal.legal.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.legal.IdNumberKeys.Sealed;

/** Id numbers as they are kept. */
public final class JdbcIdNumber {
    private static final String SELECT =
            "select org, id, party_id_number, party_id_key, party_id_sealed from legal_case where ";

    private JdbcIdNumber() {}

    /** Either sealed, or in clear from before there was a key. */
    public record Kept(int org, long caseId, String plain, Sealed sealed) {}

    public static Optional<Kept> find(Handle handle, int org, long caseId) {
        return handle.createQuery(
                        SELECT + "org = :org and id = :id and num_nonnulls(party_id_number, party_id_key) > 0")
                .bind("org", org)
                .bind("id", caseId)
                .map(JdbcIdNumber::kept)
                .findOne();
    }

    public static void put(Handle handle, int org, long caseId, Sealed sealed) {
        update(handle, org, caseId, sealed);
    }

    public static void clear(Handle handle, int org, long caseId) {
        update(handle, org, caseId, new Sealed(null, null));
    }

    private static void update(Handle handle, int org, long caseId, Sealed sealed) {
        handle.createUpdate("""
                        update legal_case set party_id_number = null, party_id_key = :key, party_id_sealed = :bytes
                        where org = :org and id = :id""")
                .bindMethods(sealed)
                .bind("org", org)
                .bind("id", caseId)
                .execute();
    }

    /** Locked: in clear, or sealed with one of these keys that is not the current one. Waits for whoever is at one of them: none is left out. */
    public static List<Kept> old(Handle handle, String current, Collection<String> known, int most) {
        return handle.createQuery(SELECT + """
                        (party_id_number is not null or party_id_key <> :current and party_id_key = any(:known))
                        order by org, id limit :most for no key update""")
                .bind("current", current)
                .bindArray("known", String.class, known)
                .bind("most", most)
                .map(JdbcIdNumber::kept)
                .list();
    }

    public static List<String> unknownKeys(Handle handle, Collection<String> known) {
        return handle.createQuery("""
                        select distinct party_id_key from legal_case
                        where party_id_key is not null and party_id_key <> all(:known) order by 1""")
                .bindArray("known", String.class, known)
                .mapTo(String.class)
                .list();
    }

    public static boolean anyPlain(Handle handle) {
        return handle.createQuery("select exists (select from legal_case where party_id_number is not null)")
                .mapTo(Boolean.class)
                .one();
    }

    private static Kept kept(ResultSet row, StatementContext context) throws SQLException {
        String key = row.getString("party_id_key");
        return new Kept(
                row.getInt("org"),
                row.getLong("id"),
                row.getString("party_id_number"),
                key == null ? null : new Sealed(key, row.getBytes("party_id_sealed")));
    }
}
