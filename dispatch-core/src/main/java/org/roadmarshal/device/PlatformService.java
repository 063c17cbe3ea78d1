package org.roadmarshal.device;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.device.internal.jt809.JdbcDutyCheck;
import org.roadmarshal.device.internal.jt809.JdbcPlatform;
import org.roadmarshal.device.internal.jt809.PlatformPassword;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** The rules about subordinate platforms, and about who is asked whether they are there. Every change appends its fact. */
public final class PlatformService {
    /** For those who set platforms up, and for those who ask their desks. @throws DispatchException FORBIDDEN for all others */
    public Page<Platform> page(Handle handle, Principal principal, PageRequest page) {
        Set<Long> agencies = new HashSet<>(principal.agencies(Permission.DEVICE_WRITE));
        agencies.addAll(principal.agencies(Permission.ALARM_ACKNOWLEDGE));
        if (agencies.isEmpty()) {
            throw DispatchException.forbidden("Neither device.write nor alarm.acknowledge is granted");
        }
        return Page.of(JdbcPlatform.page(handle, principal.org(), agencies, page), page, Platform::id);
    }

    public Platform create(Transaction transaction, Principal principal, NewPlatform wanted) {
        if (!principal.may(Permission.DEVICE_WRITE, wanted.agencyId())) {
            throw DispatchException.notFound("agency", wanted.agencyId());
        }
        long id = JdbcPlatform.insert(
                        transaction.handle(), principal.org(), wanted, PlatformPassword.hash(wanted.password()))
                .orElseThrow(() -> DispatchException.conflict("There is a platform with this userId already"));
        Platform platform = JdbcPlatform.get(transaction.handle(), principal.org(), id);
        transaction.append(PlatformEvent.created(platform));
        return platform;
    }

    /** Its links are cut; it may sign in again as it is then. */
    public Platform change(Transaction transaction, Principal principal, long id, int expected, PlatformChange change) {
        Platform before = visible(JdbcPlatform.lock(transaction.handle(), principal.org(), id), principal);
        if (before.version() != expected) {
            throw DispatchException.stale("platform", id, expected, before.version());
        }
        String hash = change.password() == null ? null : PlatformPassword.hash(change.password());
        JdbcPlatform.change(transaction.handle(), principal.org(), id, change, hash);
        Platform platform = JdbcPlatform.get(transaction.handle(), principal.org(), id);
        transaction.append(PlatformEvent.changed(platform));
        return platform;
    }

    /** Most recently seen first, at most 1000. */
    public List<Platform.Stranger> strangers(Handle handle, Principal principal, long id) {
        visible(JdbcPlatform.get(handle, principal.org(), id), principal);
        return JdbcPlatform.strangers(handle, principal.org(), id);
    }

    /** Newest first. */
    public Page<DutyCheck> dutyChecks(Handle handle, Principal principal, PageRequest page) {
        Set<Long> agencies = principal.agencies(Permission.ALARM_READ);
        return Page.of(JdbcDutyCheck.page(handle, principal.org(), agencies, page), page, DutyCheck::id);
    }

    /** Asks a subordinate platform; the node that has its link sends it, at once or within ten minutes. */
    public DutyCheck ask(Transaction transaction, Principal principal, long platformId, String question) {
        Platform platform = JdbcPlatform.get(transaction.handle(), principal.org(), platformId);
        long agency = platform.agency().id();
        if (!principal.may(Permission.ALARM_READ, agency)) {
            throw DispatchException.notFound("platform", platformId);
        }
        principal.require(Permission.ALARM_ACKNOWLEDGE, agency);
        long id = JdbcDutyCheck.ask(transaction.handle(), principal.org(), platformId, agency, question);
        DutyCheck check = JdbcDutyCheck.get(transaction.handle(), principal.org(), id);
        transaction.append(PlatformEvent.asked(check));
        return check;
    }

    /** Answers what the superior platform asked. */
    public DutyCheck answer(Transaction transaction, Principal principal, long id, int expected, String answer) {
        DutyCheck before = JdbcDutyCheck.lock(transaction.handle(), principal.org(), id);
        if (!principal.may(Permission.ALARM_READ, before.agency().id())) {
            throw DispatchException.notFound("duty check", id);
        }
        principal.require(Permission.ALARM_ACKNOWLEDGE, before.agency().id());
        if (before.version() != expected) {
            throw DispatchException.stale("duty check", id, expected, before.version());
        }
        if (before.platform() != null) {
            throw DispatchException.conflict("It is the other platform's to answer");
        }
        return answered(transaction, id, answer, principal.name());
    }

    /** For what has its answer from elsewhere: the configuration, or the platform that was asked. @throws DispatchException CONFLICT */
    public static DutyCheck answered(Transaction transaction, long id, String answer, String by) {
        if (!JdbcDutyCheck.answer(transaction.handle(), transaction.org(), id, answer, by)) {
            throw DispatchException.conflict("The duty check is answered already");
        }
        DutyCheck check = JdbcDutyCheck.get(transaction.handle(), transaction.org(), id);
        transaction.append(PlatformEvent.answered(check));
        return check;
    }

    private static Platform visible(Platform platform, Principal principal) {
        if (!principal.may(Permission.DEVICE_WRITE, platform.agency().id())) {
            throw DispatchException.notFound("platform", platform.id());
        }
        return platform;
    }
}
