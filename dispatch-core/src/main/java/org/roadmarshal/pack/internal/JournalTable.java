package org.roadmarshal.pack.internal;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.journal.JournalExtract;

/**
 * Facts as a table with tabs between its columns: for people in a spreadsheet, and for the verifier, which makes of each row the
 * very bytes that were hashed.
 */
final class JournalTable {
    private static final String HEAD = String.join(
            "\t",
            "org",
            "seq",
            "at",
            "kind",
            "subject",
            "id",
            "version",
            "agency",
            "unit",
            "actor",
            "actorName",
            "deviceTime",
            "data",
            "previousHash",
            "hash");

    private JournalTable() {}

    static String of(JournalExtract journal) {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        for (JournalExtract.Link link : journal.links()) {
            text.append(row(link)).append('\n');
        }
        return text.toString();
    }

    private static String row(JournalExtract.Link link) {
        Fact fact = link.fact();
        return String.join(
                "\t",
                List.of(
                        String.valueOf(fact.org()),
                        String.valueOf(fact.seq()),
                        fact.at().toString(),
                        cell(fact.kind()),
                        cell(fact.subject()),
                        String.valueOf(fact.subjectId()),
                        String.valueOf(fact.version()),
                        number(fact.agencyId()),
                        number(fact.unitId()),
                        number(fact.actor().id()),
                        cell(fact.actor().name()),
                        time(fact.deviceAt()),
                        cell(fact.data()),
                        HexFormat.of().formatHex(link.previous()),
                        HexFormat.of().formatHex(fact.hash())));
    }

    private static String number(Long value) {
        return value == null ? "" : value.toString();
    }

    private static String time(Instant value) {
        return value == null ? "" : value.toString();
    }

    private static String cell(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
