package org.roadmarshal.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roadmarshal.history.ImportReport.Line;
import org.roadmarshal.history.internal.PastIncidents;
import org.roadmarshal.history.internal.PastRegister;
import org.roadmarshal.history.internal.PastTasks;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Transaction;

/**
 * Puts past incidents, with their tasks and milestones, beside those of today. All in one transaction; a file that comes again
 * adds what is new in it. The journal says that the file came in, with its hash: what happened back then we only know from it.
 */
public final class HistoryImport {
    private final String source;
    private final boolean addMissing;

    /**
     * @param source whose incident numbers these are
     * @param addMissing whether squads and categories that the city does not have are made
     */
    public HistoryImport(String source, boolean addMissing) {
        this.source = source;
        this.addMissing = addMissing;
    }

    public ImportReport run(Transaction transaction, PastFile file) {
        List<Line> listed = new ArrayList<>(file.listed());
        List<Line> notes = new ArrayList<>();
        PastRegister register = new PastRegister(transaction, addMissing);
        PastIncidents incidents = new PastIncidents(transaction, register, source);
        PastTasks tasks = new PastTasks(transaction, register, source);
        int known = 0;
        List<PastResponse> fresh = new ArrayList<>();
        for (PastResponse response : withoutDoubles(file.responses(), listed)) {
            switch (tasks.standing(response)) {
                case KNOWN -> known++;
                case CHANGED ->
                    listed.add(new Line(
                            response.row(),
                            "it was imported before with other times; what is there was left as it is"));
                case NEW ->
                    register.fault(response)
                            .ifPresentOrElse(
                                    reason -> listed.add(new Line(response.row(), reason)), () -> fresh.add(response));
            }
        }
        register.units(fresh);
        incidents.write(fresh, notes);
        tasks.write(fresh, incidents);
        fresh.forEach(response -> Oddities.of(response).forEach(odd -> notes.add(new Line(response.row(), odd))));
        listed.sort(Comparator.comparing(Line::row));
        notes.sort(Comparator.comparing(Line::row));
        ImportReport report = new ImportReport(
                file.name(),
                file.sha256(),
                file.responses().size() + file.listed().size(),
                fresh.size(),
                known,
                incidents.created(),
                register.unitsCreated(),
                listed,
                notes);
        long id = tasks.record(report, fresh);
        transaction.append(new Entry("history.imported", "history", id, 1, null, null, null, told(report)));
        return report;
    }

    /** What the journal keeps: the hash of the file and the counts, not the lists. */
    private Map<String, Object> told(ImportReport report) {
        Map<String, Object> history = new HashMap<>();
        history.put("source", source);
        history.put("file", report.file());
        history.put("sha256", report.sha256());
        history.put("rows", report.rows());
        history.put("created", report.created());
        history.put("known", report.known());
        history.put("listed", report.listed().size());
        return Map.of("history", history);
    }

    private static List<PastResponse> withoutDoubles(List<PastResponse> responses, List<Line> listed) {
        Map<List<Object>, Long> seen = new HashMap<>();
        List<PastResponse> once = new ArrayList<>();
        for (PastResponse response : responses) {
            Long before = seen.putIfAbsent(
                    List.of(response.incident(), response.unit(), response.dispatched()), response.row());
            if (before == null) {
                once.add(response);
            } else {
                listed.add(new Line(response.row(), "the same incident, unit and time of dispatch as row " + before));
            }
        }
        return once;
    }
}
