package org.roadmarshal.app;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.db.Database;
import org.roadmarshal.evidence.EvidenceCopies;
import org.roadmarshal.evidence.EvidenceService;
import org.roadmarshal.evidence.EvidenceStore;
import org.roadmarshal.evidence.EvidenceUploads;
import org.roadmarshal.evidence.S3Config;
import org.roadmarshal.evidence.internal.DiskStore;
import org.roadmarshal.evidence.internal.EvidenceRoutes;
import org.roadmarshal.evidence.internal.S3Store;
import org.roadmarshal.evidence.internal.UploadRoutes;
import org.roadmarshal.http.Operations;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.pack.PackService;
import org.roadmarshal.pack.internal.PackFile;
import org.roadmarshal.pack.internal.PackRoutes;
import org.roadmarshal.timer.Timers;

/** The wiring of photos and voice notes: where they are kept, how they come in, what is made of them. */
final class Proof {
    /** Decoding a photo keeps a processor busy for up to a second. */
    private static final int PICTURES_AT_ONCE = 2;

    private static final int LONGEST_PACK_MINUTES = 10;

    private final Vertx vertx;
    private final EvidenceService evidence;
    private final EvidenceCopies copies;
    private final WorkerExecutor pictures;

    Proof(Vertx vertx, Config config) {
        this.vertx = vertx;
        EvidenceStore store = store(config.evidence());
        this.evidence = new EvidenceService(store);
        this.copies = new EvidenceCopies(
                store, config.evidence().dir(), config.review().font());
        this.pictures = vertx.createSharedWorkerExecutor("evidence", PICTURES_AT_ONCE);
    }

    EvidenceService evidence() {
        return evidence;
    }

    EvidenceCopies copies() {
        return copies;
    }

    WorkerExecutor pictures() {
        return pictures;
    }

    void register(
            Database database,
            Journal journal,
            Operations operations,
            Map<String, Timers.Handler> timers,
            IssueService issues) {
        new EvidenceRoutes(evidence, copies, vertx, database, pictures).register(operations);
        EvidenceUploads uploads = new EvidenceUploads(evidence);
        timers.put(EvidenceUploads.TIMER, uploads);
        new UploadRoutes(uploads, evidence, database, journal, pictures).register(operations);
        WorkerExecutor packs = vertx.createSharedWorkerExecutor("packs", 1, LONGEST_PACK_MINUTES, TimeUnit.MINUTES);
        new PackRoutes(new PackService(issues, copies), new PackFile(evidence, copies), vertx, database, packs)
                .register(operations);
    }

    private static EvidenceStore store(Config.Evidence config) {
        Config.S3 s3 = config.s3();
        if (s3.url() == null) {
            return new DiskStore(config.dir());
        }
        if (s3.bucket() == null || s3.accessKey() == null || s3.secretKey() == null) {
            throw new IllegalArgumentException(
                    "evidence.s3 needs a bucket, an accessKey and a secretKey beside its url");
        }
        return new S3Store(
                new S3Config(URI.create(s3.url()), s3.bucket(), s3.region(), s3.accessKey(), s3.secretKey()));
    }
}
