package org.roadmarshal.web;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.roadmarshal.cluster.Members;
import org.roadmarshal.db.Database;
import org.roadmarshal.db.DatabaseWatch;
import org.roadmarshal.http.Authenticator;
import org.roadmarshal.http.Operations;
import org.roadmarshal.journal.JournalVerticle;
import org.roadmarshal.position.LivePositions;

/** All event loops of HTTP and the live socket together, fed from the journal's tail and the watches. */
public final class Web {
    private final LiveHub.Services live;
    private final Operations operations;
    private final Health health;
    private final List<LiveHub> hubs = new CopyOnWriteArrayList<>();

    public Web(
            Database database,
            DatabaseWatch watch,
            JournalVerticle tail,
            Authenticator authenticator,
            LivePositions positions,
            Members members,
            OffDuty duty,
            Operations operations,
            Health health) {
        this.live = new LiveHub.Services(database, watch, authenticator, positions, members, duty);
        this.operations = operations;
        this.health = health;
        tail.subscribe(fact -> hubs.forEach(hub -> hub.onFact(fact)));
        watch.onChange(up -> hubs.forEach(LiveHub::onStatus));
        members.onChange(() -> hubs.forEach(LiveHub::onStatus));
    }

    /** @param loops how many event loops share the port */
    public Future<?> deploy(Vertx vertx, WebVerticle.WebConfig config, int loops) {
        return vertx.deployVerticle(
                () -> new WebVerticle(config, live, operations, health, hubs::add),
                new DeploymentOptions().setInstances(loops));
    }
}
