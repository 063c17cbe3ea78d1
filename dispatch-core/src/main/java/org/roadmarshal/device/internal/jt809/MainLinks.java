package org.roadmarshal.device.internal.jt809;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.db.Database;
import org.roadmarshal.device.PlatformEvent;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.position.FixIntake;
import org.roadmarshal.protocol.jt809.BodyCipher;
import org.roadmarshal.protocol.jt809.SignIn;
import org.roadmarshal.protocol.jt809.SignInReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * We as the superior platform, one a node: lets subordinate platforms in. A platform has one main link; a newer one, at whichever
 * node, ends the older. All of its links are of one event loop.
 */
public final class MainLinks extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(MainLinks.class);
    private static final long TELL_MS = 5_000;
    private static final long CIPHERS_MS = 30_000;
    private static final long SIGN_IN_MS = 30_000;
    /** Connections at once; a province has some hundred platforms. */
    private static final int MOST_LINKS = 2_000;

    private final SuperiorConfig config;
    private final Database database;
    private final Journal journal;
    private final FixIntake fixes;
    private final SignInLimit limit = new SignInLimit();
    private final Map<Key, MainLink> links = new HashMap<>();
    private final OutgoingDutyChecks dutyChecks;
    private PlatformIntake intake;
    private Map<Long, BodyCipher> ciphers = Map.of();
    private int open;

    private record Key(int org, long platform) {
        static Key of(MainLink link) {
            return new Key(link.platform().org(), link.platform().id());
        }
    }

    public MainLinks(SuperiorConfig config, Database database, Journal journal, FixIntake fixes) {
        this.config = config;
        this.database = database;
        this.journal = journal;
        this.fixes = fixes;
        this.dutyChecks = new OutgoingDutyChecks(database, journal);
    }

    @Override
    public Future<?> start() {
        intake = new PlatformIntake(vertx, database, fixes);
        vertx.setPeriodic(TELL_MS, tick -> links.values().forEach(this::tell));
        vertx.setPeriodic(CIPHERS_MS, tick -> learnCiphers());
        NetServerOptions options = new NetServerOptions()
                .setReadIdleTimeout(config.silenceSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setTcpKeepAlive(true);
        return learnCiphers().compose(learned -> vertx.createNetServer(options)
                .connectHandler(this::connected)
                .listen(config.port(), config.host()));
    }

    /** Without the database there are none yet, and nobody can sign in either. */
    private Future<Void> learnCiphers() {
        return database.read(JdbcPlatform::ciphers)
                .onSuccess(known -> ciphers = known)
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private void connected(NetSocket socket) {
        if (open >= MOST_LINKS || limit.closedTo(socket.remoteAddress().hostAddress())) {
            socket.close();
            return;
        }
        open++;
        MainLink link = new MainLink(this, socket);
        vertx.setTimer(SIGN_IN_MS, due -> {
            if (link.platform() == null) {
                link.close();
            }
        });
    }

    Future<SignInCheck.Verdict> check(SignIn signIn, long centreId, String address) {
        return database.read(handle -> SignInCheck.check(handle, signIn, centreId, address))
                .onSuccess(verdict -> {
                    if (verdict.result() == SignInReply.WELCOME) {
                        limit.welcomed(address);
                    } else {
                        limit.failed(address);
                    }
                });
    }

    /** A platform is welcome: it has this link, and no other. */
    void opened(MainLink link) {
        MainLink before = links.put(Key.of(link), link);
        if (before != null) {
            before.close();
        }
        JdbcPlatform.Account platform = link.platform();
        journal.commit(platform.org(), Actor.SYSTEM, transaction -> {
                    JdbcPlatformLink.up(transaction.handle(), platform, link.session());
                    transaction.append(PlatformEvent.linked(
                            JdbcPlatform.get(transaction.handle(), platform.org(), platform.id()), link.session()));
                    return null;
                })
                .onFailure(failure -> {
                    LOG.warn("The link of platform {} cannot be recorded", platform.userId(), failure);
                    link.close();
                });
    }

    void ended(MainLink link) {
        open--;
        if (link.platform() == null) {
            return;
        }
        links.remove(Key.of(link), link);
        tell(link);
        JdbcPlatform.Account platform = link.platform();
        journal.commit(platform.org(), Actor.SYSTEM, transaction -> {
                    if (JdbcPlatformLink.down(transaction.handle(), platform, link.session())) {
                        transaction.append(PlatformEvent.linkLost(
                                JdbcPlatform.get(transaction.handle(), platform.org(), platform.id())));
                    }
                    return null;
                })
                .onFailure(failure -> LOG.debug("The end of a link cannot be recorded now", failure));
    }

    private void tell(MainLink link) {
        JdbcPlatformLink.LinkCount count = link.count();
        database.write(handle -> {
                    JdbcPlatformLink.add(handle, link.platform(), link.session(), count);
                    return null;
                })
                .onFailure(failure -> {
                    LOG.debug("What came over a link cannot be counted now", failure);
                    link.uncounted(count);
                });
    }

    /** Hears of facts; subscribe it to the journal's tail. From any thread. */
    public void follow(Fact fact) {
        Context own = context;
        if (own == null) {
            return;
        }
        switch (fact.kind()) {
            case PlatformEvent.LINKED -> {
                UUID session =
                        UUID.fromString(Json.tree(fact.data()).get("session").asText());
                own.runOnContext(now -> end(fact, session));
            }
            case PlatformEvent.CREATED -> own.runOnContext(now -> learnCiphers());
            case PlatformEvent.CHANGED ->
                own.runOnContext(now -> {
                    learnCiphers();
                    end(fact, null);
                });
            case PlatformEvent.ASKED ->
                own.runOnContext(now -> List.copyOf(links.values()).forEach(dutyChecks::ask));
            default -> {}
        }
    }

    /** Ends the link of a platform that is none of this session. */
    private void end(Fact fact, UUID session) {
        MainLink link = links.get(new Key(fact.org(), fact.subjectId()));
        if (link != null && !link.session().equals(session)) {
            link.close();
        }
    }

    BodyCipher cipher(long centreId) {
        return ciphers.get(centreId);
    }

    SuperiorConfig settings() {
        return config;
    }

    PlatformIntake intake() {
        return intake;
    }

    OutgoingDutyChecks dutyChecks() {
        return dutyChecks;
    }

    Vertx vertx() {
        return vertx;
    }
}
