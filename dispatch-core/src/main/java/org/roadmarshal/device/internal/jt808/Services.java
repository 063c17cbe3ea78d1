package org.roadmarshal.device.internal.jt808;

import io.vertx.core.WorkerExecutor;
import org.roadmarshal.db.Database;
import org.roadmarshal.device.CommandService;
import org.roadmarshal.device.Jt808Config;
import org.roadmarshal.device.internal.Sources;
import org.roadmarshal.evidence.EvidenceService;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.position.FixIntake;

/**
 * What every connection of a node works with.
 *
 * @param files threads for decoding pictures and writing files
 * @param node address by which this node is known
 */
public record Services(
        Jt808Config config,
        Database database,
        Journal journal,
        Sources sources,
        FixIntake intake,
        CommandService commands,
        EvidenceService evidence,
        WorkerExecutor files,
        Sessions sessions,
        Jt808Meters meters,
        String node) {}
