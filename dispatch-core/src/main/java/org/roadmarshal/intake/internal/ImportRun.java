package org.roadmarshal.intake.internal;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.evidence.EvidenceStore;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.intake.ImportFault;
import org.roadmarshal.intake.ImportLine;
import org.roadmarshal.intake.ImportLine.Outcome;
import org.roadmarshal.intake.ImportOptions;
import org.roadmarshal.intake.ImportReport;
import org.roadmarshal.issue.ImportedIssue;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/**
 * Takes tables of issues: read off the event loop and outside of any transaction, held against the register a thousand rows at a time,
 * committed a thousand at a time or all at once. A file that comes again makes nothing twice, for each row has its source's number.
 */
public final class ImportRun {
    private static final int BATCH = 1_000;
    private static final int LINES_TOLD = 500;
    private static final int MOST_WAITING = 2;

    private final Database database;
    private final Journal journal;
    private final IssueService issues;
    private final StakeFinder stakes;
    private final WorkerExecutor longWork;
    private final AtomicInteger waiting = new AtomicInteger();

    /** @param longWork threads for what takes long */
    public ImportRun(
            Database database, Journal journal, IssueService issues, HighwayService highways, WorkerExecutor longWork) {
        this.stakes = new StakeFinder(highways);
        this.database = database;
        this.journal = journal;
        this.issues = issues;
        this.longWork = longWork;
    }

    /** @return after the last commit; fails with VALIDATION where the file is no such table at all, TOO_LARGE, OVERLOADED */
    Future<ImportReport> take(Principal principal, byte[] file, ImportOptions options) {
        if (file == null || file.length == 0) {
            return Future.failedFuture(DispatchException.invalid("The file is empty"));
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(new DispatchException(ErrorCode.OVERLOADED, "Another file is being imported"));
        }
        Work work = new Work(principal, file, options);
        return database.read(handle -> ImportRegister.of(handle, principal, issues))
                .compose(register -> longWork.executeBlocking(() -> read(file, register, options), false))
                .compose(drafts -> work.judge(drafts, 0))
                .compose(judged -> work.commit())
                .compose(created -> work.record())
                .onComplete(done -> waiting.decrementAndGet());
    }

    private static List<ImportDraft> read(byte[] file, ImportRegister register, ImportOptions options) {
        List<ImportDraft> drafts = new ArrayList<>();
        RowReader reader = new RowReader(register, options.crs());
        ImportTable.read(file, row -> drafts.add(reader.read(row)));
        if (drafts.isEmpty()) {
            throw DispatchException.invalid("The table has no row below its header");
        }
        return drafts;
    }

    /** A batch, held against the register. */
    private record Looked(List<ImportDraft> drafts, Map<Long, JdbcIntake.Standing> standings) {}

    /** One file on its way. */
    private final class Work {
        private final Principal principal;
        private final byte[] file;
        private final ImportOptions options;
        private final List<ImportLine> lines = new ArrayList<>();
        private final List<ImportedIssue> fresh = new ArrayList<>();
        private int created;

        Work(Principal principal, byte[] file, ImportOptions options) {
            this.principal = principal;
            this.file = file;
            this.options = options;
        }

        private Future<Void> judge(List<ImportDraft> drafts, int from) {
            if (from >= drafts.size()) {
                return Future.succeededFuture();
            }
            int to = Math.min(drafts.size(), from + BATCH);
            return database.read(handle -> look(handle, drafts.subList(from, to)))
                    .compose(looked -> {
                        looked.drafts.forEach(draft -> judge(draft, looked.standings.get(draft.row())));
                        return judge(drafts, to);
                    });
        }

        private Looked look(Handle handle, List<ImportDraft> batch) {
            List<ImportDraft> placed = batch.stream()
                    .map(draft -> stakes.placed(handle, principal.org(), draft))
                    .toList();
            return new Looked(
                    placed,
                    JdbcIntake.standings(
                            handle,
                            principal.org(),
                            placed.stream().filter(ImportDraft::good).toList()));
        }

        private void judge(ImportDraft draft, JdbcIntake.Standing standing) {
            if (!draft.good()) {
                lines.add(draft.line(Outcome.FAULTY, null));
            } else if (standing.known()) {
                lines.add(draft.line(Outcome.KNOWN, null));
            } else if (!principal.may(Permission.ISSUE_DISPATCH, standing.agencyId())) {
                lines.add(
                        draft.with(ImportDraft.fault(ImportColumn.AGENCY, ImportFault.NOT_YOURS, standing.agencyName()))
                                .line(Outcome.FAULTY, null));
            } else {
                lines.add(draft.line(Outcome.GOOD, ImportWords.makes(draft.issue(), standing.agencyName())));
                fresh.add(draft.issue());
            }
        }

        private Future<Void> commit() {
            if (options.dryRun() || options.all() && count(Outcome.FAULTY) > 0) {
                return Future.succeededFuture();
            }
            return commit(0);
        }

        private Future<Void> commit(int from) {
            if (from >= fresh.size()) {
                return Future.succeededFuture();
            }
            int to = options.all() ? fresh.size() : Math.min(fresh.size(), from + BATCH);
            return journal.commit(
                            principal.org(),
                            principal.actor(),
                            transaction -> issues.importAll(transaction, fresh.subList(from, to)))
                    .compose(made -> {
                        created += made;
                        return commit(to);
                    });
        }

        private Future<ImportReport> record() {
            byte[] sha256 = EvidenceStore.sha256(file);
            ImportReport report = new ImportReport(
                    0,
                    options.name(),
                    HexFormat.of().formatHex(sha256),
                    options.dryRun(),
                    lines.size(),
                    count(Outcome.GOOD),
                    count(Outcome.KNOWN),
                    count(Outcome.FAULTY),
                    created,
                    null,
                    null);
            return longWork.executeBlocking(() -> ImportWords.csv(lines), false)
                    .compose(csv -> journal.commit(
                            principal.org(),
                            principal.actor(),
                            transaction -> record(transaction, report, sha256, csv)));
        }

        private ImportReport record(Transaction transaction, ImportReport report, byte[] sha256, byte[] csv) {
            JdbcIntake.forget(transaction.handle(), transaction.org());
            long id = JdbcIntake.insert(transaction, report, sha256, csv);
            ImportReport kept =
                    JdbcIntake.find(transaction.handle(), transaction.org(), id).orElseThrow();
            if (!options.dryRun()) {
                transaction.append(new Entry(
                        "issue_import.done", "issue_import", id, 1, null, null, null, Map.of("issueImport", kept)));
            }
            return kept.with(told());
        }

        private List<ImportLine> told() {
            return lines.stream()
                    .sorted(Comparator.comparing((ImportLine line) -> line.outcome() != Outcome.FAULTY)
                            .thenComparing(ImportLine::row))
                    .limit(LINES_TOLD)
                    .collect(Collectors.toList());
        }

        private int count(Outcome outcome) {
            return (int)
                    lines.stream().filter(line -> line.outcome() == outcome).count();
        }
    }
}
