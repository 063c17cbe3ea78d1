package org.roadmarshal.legal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.calendar.Calendars;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.legal.internal.JdbcCertificate;
import org.roadmarshal.legal.internal.JdbcSettings;
import org.roadmarshal.legal.internal.Periods;

/** What the cases rest on: the officers' certificates, and the bureau's settings. */
public final class LegalRegister {
    /** Of those over whom the principal has an eye; what ends first comes first. */
    public List<Certificate> certificates(Handle handle, Principal principal) {
        Days days = days(handle, principal.org());
        return JdbcCertificate.list(
                handle, principal.org(), principal.agencies(Permission.CASE_READ), days.today, days.soon);
    }

    /** @throws DispatchException NOT_FOUND; FORBIDDEN; STALE; VALIDATION where it has expired already */
    public Certificate certify(
            Transaction transaction, Principal principal, long person, int expected, CertificateChange change) {
        Days days = days(transaction.handle(), principal.org());
        Certificate before = lock(transaction, principal, person, days);
        principal.require(Permission.UNIT_WRITE, before.agency().id());
        if (before.version() != expected) {
            throw DispatchException.stale("certificate", person, expected, before.version());
        }
        if (change.expires().isBefore(days.today)) {
            throw DispatchException.invalid("expires is past: " + change.expires());
        }
        JdbcCertificate.change(transaction.handle(), principal.org(), person, change);
        Certificate after = lock(transaction, principal, person, days);
        transaction.append(new LegalEvent.Certified(after).entry());
        return after;
    }

    private static Certificate lock(Transaction transaction, Principal principal, long person, Days days) {
        return JdbcCertificate.lock(transaction.handle(), principal.org(), person, days.today, days.soon)
                .filter(each ->
                        principal.may(Permission.CASE_READ, each.agency().id()))
                .orElseThrow(() -> DispatchException.notFound("person", person));
    }

    public LegalSettings settings(Handle handle, Principal principal) {
        return JdbcSettings.get(handle, principal.org());
    }

    /** @param wanted by their codes; what is equal to the standard is the standard again */
    public LegalSettings set(Transaction transaction, Principal principal, int expected, List<NewValue> wanted) {
        LegalSettings before = JdbcSettings.lock(transaction.handle(), principal.org());
        if (before.version() != expected) {
            throw DispatchException.stale("settings", principal.org(), expected, before.version());
        }
        Map<LegalSetting, String> changed = new EnumMap<>(LegalSetting.class);
        changed.putAll(before.changed());
        for (NewValue each : wanted) {
            String value = each.name().checked(each.value().strip());
            if (value.equals(each.name().standard())) {
                changed.remove(each.name());
            } else {
                changed.put(each.name(), value);
            }
        }
        JdbcSettings.write(transaction.handle(), principal.org(), changed);
        LegalSettings after = JdbcSettings.get(transaction.handle(), principal.org());
        transaction.append(new LegalEvent.Set(after.listed()).entry());
        return after;
    }

    /** One setting's new value. */
    public record NewValue(LegalSetting name, String value) {}

    private static Days days(Handle handle, int org) {
        Periods periods = new Periods(Calendars.of(handle, org), JdbcSettings.get(handle, org));
        LocalDate today = periods.day(
                handle.createQuery("select now()").mapTo(Instant.class).one());
        return new Days(today, today.plusDays(periods.settings().number(LegalSetting.CERTIFICATE_WARN_DAYS)));
    }

    private record Days(LocalDate today, LocalDate soon) {}
}
