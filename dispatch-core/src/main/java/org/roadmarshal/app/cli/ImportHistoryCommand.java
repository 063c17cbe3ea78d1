package org.roadmarshal.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.roadmarshal.history.HistoryImport;
import org.roadmarshal.history.HistoryMapping;
import org.roadmarshal.history.ImportReport;
import org.roadmarshal.history.PastCity;
import org.roadmarshal.history.PastFile;
import org.roadmarshal.journal.Journal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "history",
        description =
                "Import past incidents, their tasks and every milestone from a CSV file (deploy/docs/history.md). Rows that cannot be used are listed; a file that comes again doubles nothing.",
        mixinStandardHelpOptions = true)
public final class ImportHistoryCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Option(names = "--mapping", paramLabel = "FILE", description = "How the columns of a foreign file become ours.")
    private Path mapping;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Of times without an offset, such as Asia/Shanghai.")
    private ZoneId zone;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "history",
            description = "Whose incident numbers these are, where there are files of several.")
    private String source;

    @Option(
            names = "--add-missing",
            description = "Make the squads and categories that the file names and the city does not have.")
    private boolean addMissing;

    @Option(
            names = "--new-city",
            paramLabel = "CODE",
            description = "Make a city of its own for the past of somewhere else; with all that is missing.")
    private String newCity;

    @Parameters(paramLabel = "FILE")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        HistoryMapping read = mapping == null ? HistoryMapping.OURS : HistoryMapping.read(mapping);
        HistoryMapping columns = zone == null ? read : read.in(zone);
        PastFile past = PastFile.read(file, columns, Instant.now());
        HistoryImport history = new HistoryImport(source, addMissing || newCity != null);
        Journal.Work<ImportReport> work = transaction -> history.run(transaction, past);
        print(
                newCity == null
                        ? target.commit(work)
                        : target.commit(handle -> PastCity.make(handle, newCity, columns, past.responses()), work));
        return 0;
    }

    private void print(ImportReport report) {
        PrintWriter out = spec.commandLine().getOut();
        print(out, "not used", report.listed());
        print(out, "note", report.notes());
        out.printf(
                "rows: %d%nnew: %d%nthere before: %d%nnot used: %d%nincidents: %d%nunits: %d%n",
                report.rows(),
                report.created(),
                report.known(),
                report.listed().size(),
                report.incidents(),
                report.units());
    }

    private static void print(PrintWriter out, String what, List<ImportReport.Line> lines) {
        lines.forEach(line -> out.printf("%s: row %d: %s%n", what, line.row(), line.reason()));
    }
}
