package org.roadmarshal.intake;

import java.util.List;
import org.roadmarshal.kernel.Coded;

/**
 * What becomes of a row.
 *
 * @param row as a spreadsheet counts, the header being 1
 * @param number the source's, or null
 * @param makes the issue that it makes, in short; null where it makes none
 */
public record ImportLine(long row, Outcome outcome, String number, String makes, List<Fault> faults) {
    /** {@code KNOWN} was imported before and is left as it is. */
    public enum Outcome implements Coded {
        GOOD,
        KNOWN,
        FAULTY
    }

    /** @param column its code; null for the whole row @param value what stands there, or null */
    public record Fault(String column, ImportFault reason, String value) {}
}
