package org.roadmarshal.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.roadmarshal.cluster.Members;
import org.roadmarshal.db.Database;
import org.roadmarshal.device.PlatformService;
import org.roadmarshal.device.internal.jt809.Forwarder;
import org.roadmarshal.device.internal.jt809.MainLinks;
import org.roadmarshal.device.internal.jt809.PlatformRoutes;
import org.roadmarshal.device.internal.jt809.Subordinate;
import org.roadmarshal.device.internal.jt809.SubordinateConfig;
import org.roadmarshal.device.internal.jt809.SuperiorConfig;
import org.roadmarshal.http.Operations;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.journal.JournalVerticle;
import org.roadmarshal.position.FixIntake;
import org.roadmarshal.protocol.jt809.BodyCipher;
import org.roadmarshal.protocol.jt809.Edition;

/** The wiring of JT/T 809, in whichever of its two roles the settings have it. */
final class Platforms {
    private final Config.Jt809 config;
    private final Database database;
    private final Journal journal;

    Platforms(Config.Jt809 config, Database database, Journal journal) {
        this.config = config;
        this.database = database;
        this.journal = journal;
    }

    void register(Operations operations) {
        new PlatformRoutes(
                        new PlatformService(), config.superior().host() == null ? null : subordinate(config.superior()))
                .register(operations);
    }

    /** @param tail not yet deployed */
    Future<?> deploy(Vertx vertx, Members members, JournalVerticle tail, FixIntake intake) {
        List<Future<?>> roles = new ArrayList<>();
        if (config.port() != 0) {
            MainLinks links = new MainLinks(superior(), database, journal, intake);
            tail.subscribe(links::follow);
            roles.add(vertx.deployVerticle(links));
        }
        if (config.superior().host() != null) {
            SubordinateConfig subordinate = subordinate(config.superior());
            Forwarder forwarder = new Forwarder(database, subordinate);
            Subordinate link = new Subordinate(subordinate, members, database, journal);
            tail.subscribe(link::follow);
            intake.follow(forwarder);
            roles.add(vertx.deployVerticle(forwarder).compose(deployed -> vertx.deployVerticle(link)));
        }
        return Future.all(roles);
    }

    private SuperiorConfig superior() {
        return new SuperiorConfig(
                config.host(), config.port(), config.centreId(), config.keepAliveSeconds(), config.silenceSeconds());
    }

    private SubordinateConfig subordinate(Config.Superior superior) {
        return new SubordinateConfig(
                superior.host(),
                superior.port(),
                Edition.of(superior.edition()),
                superior.userId(),
                superior.password(),
                superior.centreId(),
                superior.m1() == 0 ? null : new BodyCipher(superior.m1(), superior.ia1(), superior.ic1()),
                superior.subLinkHost(),
                superior.subLinkPort(),
                superior.listen(),
                config.keepAliveSeconds(),
                config.silenceSeconds(),
                new SubordinateConfig.Vehicles(superior.org(), superior.agencies(), superior.uses()),
                superior.answer(),
                superior.echo());
    }
}
