package org.roadmarshal.device.internal.jt809;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import org.roadmarshal.cluster.Members;
import org.roadmarshal.db.Database;
import org.roadmarshal.device.PlatformEvent;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.protocol.jt809.Frame;
import org.roadmarshal.protocol.jt809.VehicleLocations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * We as a subordinate platform: one node of the cluster, the first of its list, has the link to the superior platform; when that
 * node goes, the next one takes over.
 */
public final class Subordinate extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(Subordinate.class);

    private final SubordinateConfig config;
    private final Members members;
    private final IncomingDutyChecks dutyChecks;
    private final Backlog backlog = new Backlog();
    /**
     * Which moments of which vehicles went out lately. Platforms that send each other what they get would send it round for ever: here
     * it ends, after one round.
     */
    private final Cache<String, Boolean> sent = Caffeine.newBuilder()
            .maximumSize(500_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    private UpwardLink upward;
    private MessageConsumer<Buffer> forwarded;

    public Subordinate(SubordinateConfig config, Members members, Database database, Journal journal) {
        this.config = config;
        this.members = members;
        this.dutyChecks = new IncomingDutyChecks(database, journal, config);
    }

    @Override
    public Future<?> start() {
        Context own = context;
        members.onChange(() -> own.runOnContext(now -> settle()));
        settle();
        return Future.succeededFuture();
    }

    /** Takes the link, or lets go of it. */
    private void settle() {
        boolean ours =
                members.list().stream().findFirst().map(Members.Member::self).orElse(true);
        if (ours && upward == null) {
            forwarded = vertx.eventBus().consumer(Forwarder.FORWARDED, this::forward);
            upward = new UpwardLink(vertx, config, dutyChecks, this::up);
        } else if (!ours && upward != null) {
            upward.close();
            upward = null;
            forwarded.unregister();
        }
    }

    private void forward(Message<Buffer> message) {
        if (sent.asMap().putIfAbsent(message.headers().get(Forwarder.MOMENT), true) != null) {
            return;
        }
        byte[] body = message.body().getBytes();
        Link link = upward == null ? null : upward.link();
        if (link != null && !link.socket().writeQueueFull()) {
            link.send(VehicleLocations.TYPE, body);
        } else if (org.roadmarshal.protocol.jt809.Message.of(
                        new Frame(config.edition(), 0, VehicleLocations.TYPE, 0, null, null, body))
                instanceof VehicleLocations locations) {
            backlog.add(locations);
        }
    }

    private void up() {
        long lost = backlog.lost();
        if (lost > 0) {
            LOG.warn("The superior platform was away too long: {} locations are not sent", lost);
        }
        dutyChecks.answer(upward.link());
        catchUp();
    }

    /** As fast as the other end reads. */
    private void catchUp() {
        Link link = upward == null ? null : upward.link();
        while (link != null && !link.socket().writeQueueFull()) {
            var late = backlog.poll();
            if (late.isEmpty()) {
                return;
            }
            late.forEach(link::send);
        }
        if (link != null) {
            link.socket().drainHandler(drained -> catchUp());
        }
    }

    /** Hears of facts; subscribe it to the journal's tail. From any thread. */
    public void follow(Fact fact) {
        Context own = context;
        if (own != null && fact.kind().equals(PlatformEvent.ANSWERED)) {
            own.runOnContext(now -> {
                if (upward != null && upward.link() != null) {
                    dutyChecks.answer(upward.link());
                }
            });
        }
    }

    @Override
    public Future<?> stop() {
        if (upward != null) {
            upward.close();
        }
        return Future.succeededFuture();
    }
}
