package org.roadmarshal.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.roadmarshal.gis.format.CsvTable;
import org.roadmarshal.history.ImportReport.Line;
import org.roadmarshal.history.internal.ResponseReader;
import org.roadmarshal.kernel.DispatchException;

/**
 * A table of past incidents, read.
 *
 * @param listed rows that are none, with the reason
 */
public record PastFile(String name, String sha256, List<PastResponse> responses, List<Line> listed) {
    /** @param now later times cannot be history */
    public static PastFile read(Path file, HistoryMapping mapping, Instant now) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ResponseReader reader = new ResponseReader(mapping, now);
        List<PastResponse> responses = new ArrayList<>();
        List<Line> listed = new ArrayList<>();
        CsvTable.each(
                bytes,
                row -> {
                    try {
                        responses.add(reader.read(row));
                    } catch (DispatchException cannotBeUsed) {
                        listed.add(new Line(row.number(), cannotBeUsed.getMessage()));
                    }
                },
                (reason, row) -> listed.add(new Line(row, reason)),
                mapping.column("incident"),
                mapping.column("unit"),
                mapping.column("dispatched"));
        listed.sort(Comparator.comparing(Line::row));
        return new PastFile(file.getFileName().toString(), sha256(bytes), responses, listed);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
