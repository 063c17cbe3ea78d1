package org.roadmarshal.legal.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Rows;
import org.roadmarshal.legal.Certificate;
import org.roadmarshal.legal.Certificate.Validity;
import org.roadmarshal.legal.CertificateChange;
import org.roadmarshal.legal.Officer;

/** Certificates, which are columns of persons, in SQL. */
public final class JdbcCertificate {
    private static final String SELECT = """
            select p.id, p.badge, p.name, p.agency_id, a.name as agency_name, p.certificate_no, p.certificate_expires,
              p.version, (select min(c.id) from account c where c.org = p.org and c.person_id = p.id) as account_id
            from person p join agency a on a.org = p.org and a.id = p.agency_id
            where p.org = :org
            """;

    private JdbcCertificate() {}

    /** What ends first comes first; what is missing last. @param until from then on it is said to expire soon */
    public static List<Certificate> list(
            Handle handle, int org, Collection<Long> agencies, LocalDate today, LocalDate until) {
        return handle.createQuery(
                        SELECT + " and p.agency_id = any(:agencies) order by p.certificate_expires nulls last, p.badge")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .map((row, context) -> read(row, today, until))
                .list();
    }

    public static Optional<Certificate> lock(Handle handle, int org, long person, LocalDate today, LocalDate until) {
        return handle.createQuery(SELECT + " and p.id = :id for no key update of p")
                .bind("org", org)
                .bind("id", person)
                .map((row, context) -> read(row, today, until))
                .findOne();
    }

    public static void change(Handle handle, int org, long person, CertificateChange change) {
        handle.createUpdate("""
                        update person set certificate_no = :number, certificate_expires = :expires, version = version + 1
                        where org = :org and id = :id""")
                .bindMethods(change)
                .bind("org", org)
                .bind("id", person)
                .execute();
    }

    static List<Officer> officers(Handle handle, int org, Collection<Long> ids) {
        return handle.createQuery("""
                        select id, name, certificate_no, certificate_expires from person
                        where org = :org and id = any(:ids) order by array_position(:ids, id)""")
                .bind("org", org)
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> new Officer(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("certificate_no"),
                        row.getObject("certificate_expires", LocalDate.class)))
                .list();
    }

    private static Certificate read(ResultSet row, LocalDate today, LocalDate until) throws SQLException {
        String number = row.getString("certificate_no");
        LocalDate expires = row.getObject("certificate_expires", LocalDate.class);
        return new Certificate(
                row.getLong("id"),
                row.getString("badge"),
                row.getString("name"),
                Rows.named(row, "agency"),
                number,
                expires,
                validity(number, expires, today, until),
                Rows.number(row, "account_id"),
                row.getInt("version"));
    }

    private static Validity validity(String number, LocalDate expires, LocalDate today, LocalDate until) {
        if (number == null || expires == null) {
            return Validity.MISSING;
        }
        if (expires.isBefore(today)) {
            return Validity.EXPIRED;
        }
        return expires.isAfter(until) ? Validity.GOOD : Validity.EXPIRES_SOON;
    }
}
