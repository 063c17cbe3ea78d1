package org.roadmarshal.app;

import io.vertx.core.WorkerExecutor;
import java.util.Map;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.db.Database;
import org.roadmarshal.document.Papers;
import org.roadmarshal.evidence.EvidenceCopies;
import org.roadmarshal.http.Operations;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.legal.CaseReminders;
import org.roadmarshal.legal.Dossiers;
import org.roadmarshal.legal.IdNumberKeys;
import org.roadmarshal.legal.IdNumbers;
import org.roadmarshal.legal.LegalPapers;
import org.roadmarshal.legal.LegalRegister;
import org.roadmarshal.legal.LegalService;
import org.roadmarshal.legal.internal.LegalRoutes;
import org.roadmarshal.legal.internal.PaperMaker;
import org.roadmarshal.legal.internal.PaperRoutes;
import org.roadmarshal.timer.Timers;

/** The wiring of the legal track. */
final class Law {
    private final Papers papers;
    private final AlarmService alarms;
    private final EvidenceCopies copies;
    private final IdNumbers idNumbers;

    Law(Config config, AlarmService alarms, EvidenceCopies copies) {
        this.papers = new Papers(config.review().font());
        this.idNumbers = idNumbers(config);
        this.alarms = alarms;
        this.copies = copies;
    }

    /** @param files threads for what takes long */
    void register(
            Operations operations,
            Database database,
            Map<String, Timers.Handler> timers,
            IssueService issues,
            WorkerExecutor files) {
        CaseReminders reminders = new CaseReminders(alarms);
        timers.put(CaseReminders.TIMER, reminders);
        new LegalRoutes(new LegalService(issues, reminders, idNumbers), new LegalRegister()).register(operations);
        LegalPapers documents = new LegalPapers(new PaperMaker(papers), issues, idNumbers);
        Dossiers dossiers = new Dossiers(issues, copies, papers);
        new PaperRoutes(documents, dossiers, database, files).register(operations);
    }

    static IdNumbers idNumbers(Config config) {
        return new IdNumbers(IdNumberKeys.of(config.legal().idNumberKeys()));
    }
}
