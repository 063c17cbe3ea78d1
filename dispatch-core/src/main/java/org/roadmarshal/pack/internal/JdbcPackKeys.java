package org.roadmarshal.pack.internal;

import java.security.KeyPair;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Rows;

/** The keys of an org, in SQL. To change keys, insert another: the newest signs. */
public final class JdbcPackKeys {
    private JdbcPackKeys() {}

    /** The newest first; the first who asks makes the first. */
    public static List<Signer> list(Handle handle, int org) {
        List<Signer> found = select(handle, org);
        if (!found.isEmpty()) {
            return found;
        }
        KeyPair made = Signer.make();
        // Two who ask at once: the second waits here for the first one's commit, and inserts nothing.
        handle.createQuery("select id from org where id = :org for update")
                .bind("org", org)
                .mapTo(Integer.class)
                .one();
        handle.createUpdate("""
                        insert into pack_key (org, private_key, public_key)
                        select :org, :private, :public where not exists (select from pack_key where org = :org)""")
                .bind("org", org)
                .bind("private", made.getPrivate().getEncoded())
                .bind("public", made.getPublic().getEncoded())
                .execute();
        return select(handle, org);
    }

    private static List<Signer> select(Handle handle, int org) {
        return handle.createQuery("""
                        select private_key, public_key, created_at from pack_key where org = :org
                        order by created_at desc, id desc""")
                .bind("org", org)
                .map((row, context) -> new Signer(
                        row.getBytes("private_key"), row.getBytes("public_key"), Rows.instant(row, "created_at")))
                .list();
    }
}
