package org.roadmarshal.hotline.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.hotline.HotlineCase;
import org.roadmarshal.hotline.HotlineChange;
import org.roadmarshal.hotline.HotlineChannel;
import org.roadmarshal.hotline.HotlineChannelChange;
import org.roadmarshal.hotline.HotlineFilter;
import org.roadmarshal.hotline.HotlineIssue;
import org.roadmarshal.hotline.HotlineRate;
import org.roadmarshal.hotline.HotlineService;
import org.roadmarshal.hotline.HotlineState;
import org.roadmarshal.hotline.NewHotlineCase;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;

/** The operations of {@code hotline.yaml}. */
public final class HotlineRoutes {
    private static final Duration PERIOD = Duration.ofDays(365);

    private final HotlineService hotlines;

    private record Channels(List<HotlineChannel> items) {}

    private record Rates(Instant from, Instant to, List<HotlineRate> items) {}

    public HotlineRoutes(HotlineService hotlines) {
        this.hotlines = hotlines;
    }

    public void register(Operations operations) {
        operations.query(
                "listHotlineChannels",
                null,
                (handle, call) -> Reply.ok(new Channels(hotlines.channels(handle, call.principal()))));
        operations.change("changeHotlineChannel", Permission.SETTINGS_WRITE, (transaction, call) -> {
            HotlineChannel channel = hotlines.changeChannel(
                    transaction, call.path("code"), call.expectedVersion(), call.body(HotlineChannelChange.class));
            return Reply.ok(channel, channel.version());
        });
        operations.query("listHotlineCases", Permission.INCIDENT_READ, this::list);
        operations.create("createHotlineCase", Permission.INCIDENT_WRITE, this::create);
        operations.query("getHotlineCase", Permission.INCIDENT_READ, this::get);
        operations.change("changeHotlineCase", Permission.INCIDENT_WRITE, this::change);
        operations.create("makeIssueOfHotlineCase", Permission.INCIDENT_WRITE, this::makeIssue);
        operations.query(
                "proposeHotlineReply",
                Permission.INCIDENT_READ,
                (handle, call) -> Reply.ok(hotlines.proposal(handle, call.principal(), call.id())));
        operations.query("listHotlineRates", Permission.INCIDENT_READ, this::rates);
    }

    private Reply list(Handle handle, Call call) {
        HotlineFilter filter = new HotlineFilter(
                call.query("state")
                        .map(code -> Coded.of(HotlineState.class, code))
                        .orElse(null),
                call.query("channel").orElse(null),
                call.queryBoolean("overdue").orElse(false),
                call.queryLong("issueId").orElse(null));
        return Reply.ok(hotlines.page(handle, call.principal(), filter, call.page()));
    }

    private Reply create(Transaction transaction, Call call) {
        HotlineCase filed = hotlines.create(transaction, call.principal(), call.body(NewHotlineCase.class));
        return Reply.created(filed, "/hotline-cases/" + filed.id(), filed.version());
    }

    private Reply get(Handle handle, Call call) {
        HotlineCase found = hotlines.get(handle, call.principal(), call.id());
        return Reply.ok(found, found.version());
    }

    private Reply change(Transaction transaction, Call call) {
        HotlineCase changed = hotlines.change(
                transaction, call.principal(), call.id(), call.expectedVersion(), call.body(HotlineChange.class));
        return Reply.ok(changed, changed.version());
    }

    private Reply makeIssue(Transaction transaction, Call call) {
        HotlineCase linked =
                hotlines.makeIssue(transaction, call.principal(), call.id(), call.body(HotlineIssue.class));
        return Reply.created(linked, "/hotline-cases/" + linked.id(), linked.version());
    }

    private Reply rates(Handle handle, Call call) {
        Instant to = call.queryTime("to").orElseGet(Instant::now);
        Instant from = call.queryTime("from").orElseGet(() -> to.minus(PERIOD));
        if (!from.isBefore(to)) {
            throw DispatchException.invalid("from must be before to");
        }
        return Reply.ok(new Rates(from, to, hotlines.rates(handle, call.principal(), from, to)));
    }
}
