package org.roadmarshal.hotline;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.alarm.AlarmKey;
import org.roadmarshal.alarm.AlarmKind;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.alarm.NewAlarm;
import org.roadmarshal.calendar.Calendars;
import org.roadmarshal.hotline.internal.JdbcHotline;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.issue.IssueSource;
import org.roadmarshal.issue.NewIssue;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.timer.Timer;
import org.roadmarshal.timer.Timers;

/** The rules about hotlines. Whoever runs incidents answers them. What is not answered by its hour becomes an alarm. */
public final class HotlineService implements Timers.Handler {
    /** The kind of the timers of the hour of an answer; their subject is the case. */
    public static final String TIMER = "hotline.due";

    private static final int OVERDUE_PRIORITY = 3;

    private final IncidentService incidents;
    private final IssueService issues;
    private final AlarmService alarms;

    public HotlineService(IncidentService incidents, IssueService issues, AlarmService alarms) {
        this.incidents = incidents;
        this.issues = issues;
        this.alarms = alarms;
    }

    public List<HotlineChannel> channels(Handle handle, Principal principal) {
        return JdbcHotline.channels(handle, principal.org());
    }

    /** @throws DispatchException NOT_FOUND; STALE; VALIDATION unless it is either hours or working days */
    public HotlineChannel changeChannel(
            Transaction transaction, String code, int expected, HotlineChannelChange change) {
        if ((change.replyHours() == null) == (change.replyDays() == null)) {
            throw DispatchException.invalid("Say either replyHours or replyDays");
        }
        JdbcHotline.Numbered before = JdbcHotline.lockChannel(transaction.handle(), transaction.org(), code)
                .orElseThrow(() -> DispatchException.notFound("hotline", code));
        if (before.version() != expected) {
            throw DispatchException.stale("hotline", before.position(), expected, before.version());
        }
        JdbcHotline.changeChannel(transaction.handle(), transaction.org(), code, change);
        HotlineChannel after = JdbcHotline.channels(transaction.handle(), transaction.org()).stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
        transaction.append(new Entry(
                "hotline_channel.changed",
                "hotline_channel",
                before.position(),
                after.version(),
                null,
                null,
                null,
                Map.of("hotlineChannel", after)));
        return after;
    }

    /** Newest first. */
    public Page<HotlineCase> page(Handle handle, Principal principal, HotlineFilter filter, PageRequest request) {
        List<HotlineCase> rows = JdbcHotline.page(
                handle, principal.org(), principal.agencies(Permission.INCIDENT_READ), filter, request);
        return Page.of(rows, request, HotlineCase::id);
    }

    public HotlineCase get(Handle handle, Principal principal, long id) {
        return visible(JdbcHotline.get(handle, principal.org(), id), principal);
    }

    /** By channel, of what came in from one moment up to another. */
    public List<HotlineRate> rates(Handle handle, Principal principal, Instant from, Instant to) {
        return JdbcHotline.rates(handle, principal.org(), principal.agencies(Permission.INCIDENT_READ), from, to);
    }

    public HotlineCase create(Transaction transaction, Principal principal, NewHotlineCase wanted) {
        HotlineChannel channel = JdbcHotline.channels(transaction.handle(), principal.org()).stream()
                .filter(each -> each.code().equals(wanted.channel()))
                .findFirst()
                .orElseThrow(() -> DispatchException.invalid("There is no hotline " + wanted.channel()));
        Instant now = transaction.now();
        Instant receivedAt = wanted.receivedAt() == null ? now : wanted.receivedAt();
        Instant due = wanted.replyDue() == null
                ? channel.due(receivedAt, Calendars.of(transaction.handle(), principal.org()))
                : wanted.replyDue();
        if (receivedAt.isAfter(now)) {
            throw DispatchException.invalid("receivedAt is in the future");
        }
        if (!due.isAfter(receivedAt)) {
            throw DispatchException.invalid("replyDue must be after receivedAt");
        }
        long agencyId = wanted.agencyId() == null
                ? Collections.min(principal.agencies(Permission.INCIDENT_WRITE))
                : writable(principal, wanted.agencyId());
        long id = JdbcHotline.insert(transaction.handle(), principal, wanted, agencyId, receivedAt, due)
                .orElseThrow(() -> DispatchException.conflict(
                        "There is a case %s of %s already".formatted(wanted.number(), channel.name())));
        HotlineCase filed = JdbcHotline.get(transaction.handle(), principal.org(), id);
        transaction.append(new HotlineEvent(HotlineEvent.Verb.RECEIVED, filed).entry());
        Timers.set(transaction, TIMER, id, due, Map.of());
        return filed;
    }

    public HotlineCase change(
            Transaction transaction, Principal principal, long id, int expected, HotlineChange change) {
        HotlineCase before = visible(JdbcHotline.lock(transaction.handle(), principal.org(), id), principal);
        principal.require(Permission.INCIDENT_WRITE, before.agency().id());
        if (before.version() != expected) {
            throw DispatchException.stale("hotline case", id, expected, before.version());
        }
        if (before.state() == HotlineState.REPLIED) {
            throw DispatchException.conflict("The case is answered and does not change any more");
        }
        if (change.agencyId() != null) {
            writable(principal, change.agencyId());
        }
        if (change.incidentId() != null) {
            incidents.get(transaction.handle(), principal, change.incidentId());
        }
        if (change.issueId() != null) {
            issues.get(transaction.handle(), principal, change.issueId());
        }
        if (change.replyDue() != null && !change.replyDue().isAfter(before.receivedAt())) {
            throw DispatchException.invalid("replyDue must be after receivedAt");
        }
        JdbcHotline.change(transaction.handle(), principal, id, change);
        HotlineCase after = JdbcHotline.get(transaction.handle(), principal.org(), id);
        boolean replied = after.state() == HotlineState.REPLIED;
        transaction.append(
                new HotlineEvent(replied ? HotlineEvent.Verb.REPLIED : HotlineEvent.Verb.CHANGED, after).entry());
        if (replied || change.replyDue() != null) {
            Timers.cancel(transaction, TIMER, id);
            alarms.end(transaction, alarm(after), transaction.now());
        }
        if (!replied && change.replyDue() != null) {
            Timers.set(transaction, TIMER, id, after.replyDue(), Map.of());
        }
        return after;
    }

    /**
     * An issue of what was said, under the hotline's number, linked with the case.
     *
     * @throws DispatchException NOT_FOUND; FORBIDDEN; VALIDATION; CONFLICT where the case has an issue, or is answered
     */
    public HotlineCase makeIssue(Transaction transaction, Principal principal, long id, HotlineIssue wanted) {
        HotlineCase before = visible(JdbcHotline.lock(transaction.handle(), principal.org(), id), principal);
        if (before.issueId() != null) {
            throw DispatchException.conflict("The case is issue %d already".formatted(before.issueId()));
        }
        Issue issue = issues.register(
                transaction,
                principal,
                new NewIssue(
                        wanted.category(),
                        Json.MAPPER.valueToTree(Map.of(
                                "type",
                                "Point",
                                "coordinates",
                                List.of(
                                        wanted.location().lon(),
                                        wanted.location().lat()))),
                        IssueSource.HOTLINE,
                        before.channel() + " " + before.number(),
                        wanted.description() == null ? before.content() : wanted.description(),
                        wanted.route(),
                        wanted.stake(),
                        null,
                        before.address(),
                        null,
                        before.receivedAt(),
                        null,
                        null));
        return change(
                transaction, principal, id, before.version(), new HotlineChange(null, null, null, issue.id(), null));
    }

    /** @throws DispatchException NOT_FOUND; CONFLICT where the case has no issue */
    public HotlineProposal proposal(Handle handle, Principal principal, long id) {
        HotlineCase about = get(handle, principal, id);
        if (about.issueId() == null) {
            throw DispatchException.conflict("The case has no issue");
        }
        Issue issue = issues.get(handle, principal, about.issueId());
        String category = issues.categories(handle, principal.org()).stream()
                .filter(each -> each.code().equals(issue.category()))
                .map(IssueCategory::name)
                .findFirst()
                .orElse(issue.category());
        return HotlineProposal.of(
                about, issue, category, Calendars.of(handle, principal.org()).zone());
    }

    @Override
    public void fire(Transaction transaction, Timer timer) {
        HotlineCase found = JdbcHotline.lock(transaction.handle(), transaction.org(), timer.subjectId());
        // It may have been answered, or given more time, in the moment in which the timer fell due.
        if (found.state() == HotlineState.OPEN && !found.replyDue().isAfter(transaction.now())) {
            alarms.raise(
                    transaction,
                    new NewAlarm(
                            AlarmKind.HOTLINE_OVERDUE,
                            OVERDUE_PRIORITY,
                            found.agency().id(),
                            "hotline_case",
                            found.id(),
                            null,
                            null,
                            found.channel() + " " + found.number(),
                            null));
        }
    }

    private static AlarmKey alarm(HotlineCase of) {
        return new AlarmKey(AlarmKind.HOTLINE_OVERDUE, "hotline_case", of.id(), null, null);
    }

    private static long writable(Principal principal, long agencyId) {
        if (!principal.may(Permission.INCIDENT_READ, agencyId)) {
            throw DispatchException.notFound("agency", agencyId);
        }
        principal.require(Permission.INCIDENT_WRITE, agencyId);
        return agencyId;
    }

    private static HotlineCase visible(HotlineCase found, Principal principal) {
        if (!principal.may(Permission.INCIDENT_READ, found.agency().id())) {
            throw DispatchException.notFound("hotline case", found.id());
        }
        return found;
    }
}
