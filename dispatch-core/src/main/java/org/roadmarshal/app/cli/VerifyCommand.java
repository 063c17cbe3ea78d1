package org.roadmarshal.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.journal.JournalVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Recomputes every hash of every city's journal. */
@Command(
        name = "verify",
        description = "Check that the journal is as it was sealed; names the first altered fact.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it holds", "1:a fact was altered or is missing"})
public final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        return target.inTransaction(handle -> verify(handle, out));
    }

    /** @return the exit code: 0 where every journal holds */
    static int verify(Handle handle, PrintWriter out) {
        List<Org> orgs = handle.createQuery("select id, code from org order by id")
                .map((row, context) -> new Org(row.getInt("id"), row.getString("code")))
                .list();
        int exit = 0;
        for (Org org : orgs) {
            JournalVerifier.Verdict verdict = JournalVerifier.verify(handle, org.id);
            if (verdict.breach().isPresent()) {
                out.printf(
                        "%s: NOT as it was sealed: %s%n",
                        org.code, verdict.breach().get().reason());
                exit = 1;
            } else {
                out.printf("%s: %d facts, all as they were sealed%n", org.code, verdict.facts());
            }
        }
        return exit;
    }

    private record Org(int id, String code) {}
}
