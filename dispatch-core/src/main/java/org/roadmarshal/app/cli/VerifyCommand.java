package org.roadmarshal.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.journal.JournalVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Recomputes every hash of every city's journal. */
@Command(
        name = "verify",
        description =
                "Check that the journal is as it was sealed; names the first altered fact. With --checkpoint also that it is the journal out of which an evidence pack was made.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it holds", "1:a fact was altered or is missing, or is not the one that was asked for"})
public final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Option(
            names = "--checkpoint",
            paramLabel = "SEQ=HASH",
            description = "A fact's number and hash, as a pack's verifier prints them; of the city that --org names.")
    private Map<Long, String> checkpoints = Map.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int exit = target.inTransaction(handle -> verify(handle, out));
        return checkpoints.isEmpty() || target.inOrg((handle, org) -> compare(handle, org, out)) ? exit : 1;
    }

    private boolean compare(Handle handle, int org, PrintWriter out) {
        boolean all = true;
        for (Map.Entry<Long, String> checkpoint : checkpoints.entrySet()) {
            boolean same = JournalVerifier.holds(handle, org, checkpoint.getKey(), checkpoint.getValue());
            out.printf("fact %d: %s%n", checkpoint.getKey(), same ? "has this hash" : "has NOT this hash");
            all &= same;
        }
        return all;
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
