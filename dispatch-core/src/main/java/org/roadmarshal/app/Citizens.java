package org.roadmarshal.app;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import org.roadmarshal.db.Database;
import org.roadmarshal.evidence.EvidenceService;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.TokenBuckets;
import org.roadmarshal.intake.PublicIssues;
import org.roadmarshal.intake.PublicationService;
import org.roadmarshal.intake.ReleaseService;
import org.roadmarshal.intake.internal.ImportRoutes;
import org.roadmarshal.intake.internal.ImportRun;
import org.roadmarshal.intake.internal.PublicRoutes;
import org.roadmarshal.intake.internal.ReleaseRoutes;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.open311.KeyService;
import org.roadmarshal.open311.ReportService;
import org.roadmarshal.open311.internal.GeoReport;
import org.roadmarshal.open311.internal.Open311Routes;

/** The wiring of what comes in from outside, and of what the public may see. */
final class Citizens {
    /** A table of 50,000 rows keeps a processor busy for seconds. */
    private static final int TABLES_AT_ONCE = 1;

    private Citizens() {}

    /** @param pictures threads for decoding photos @param base the address of this server as others reach it */
    static void register(
            Operations operations,
            Vertx vertx,
            Database database,
            Journal journal,
            IssueService issues,
            HighwayService highways,
            EvidenceService evidence,
            WorkerExecutor pictures,
            String base) {
        PublicationService publications = new PublicationService();
        PublicIssues publicIssues = new PublicIssues();
        ReportService reports = new ReportService(issues, highways);
        TokenBuckets buckets = new TokenBuckets(System::nanoTime);
        WorkerExecutor tables = vertx.createSharedWorkerExecutor("tables", TABLES_AT_ONCE);
        new ReleaseRoutes(new ReleaseService(issues), publications, evidence, database, pictures).register(operations);
        new PublicRoutes(database, publications, publicIssues, new TokenBuckets(System::nanoTime)).register(operations);
        new ImportRoutes(new ImportRun(database, journal, issues, highways, tables)).register(operations);
        new Open311Routes(new KeyService(), reports).register(operations);
        operations.door(new GeoReport(database, journal, publications, publicIssues, issues, reports, buckets, base));
    }
}
