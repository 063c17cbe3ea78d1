package org.roadmarshal.position.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roadmarshal.position.Source;
import org.roadmarshal.position.Verdict;

/** How many records of each device were judged how, since they were last written down. By one thread at a time. */
public final class QualityCounts {
    private static final Verdict[] VERDICTS = Verdict.values();

    private Map<Sender, long[]> bySender = new HashMap<>();

    /** Rows of one device and verdict to add to what the table has. */
    record Count(int org, long deviceId, Verdict verdict, long records) {}

    void add(Source source, Verdict verdict, int records) {
        if (records > 0) {
            add(source.org(), source.deviceId(), verdict, records);
        }
    }

    private void add(int org, long deviceId, Verdict verdict, long records) {
        bySender.computeIfAbsent(new Sender(org, deviceId), first -> new long[VERDICTS.length])[verdict.ordinal()] +=
                records;
    }

    /** Takes them out. */
    public Taken take() {
        Map<Sender, long[]> taken = bySender;
        bySender = new HashMap<>();
        List<Count> counts = new ArrayList<>();
        taken.forEach((sender, records) -> {
            for (Verdict verdict : VERDICTS) {
                if (records[verdict.ordinal()] > 0) {
                    counts.add(new Count(sender.org(), sender.deviceId(), verdict, records[verdict.ordinal()]));
                }
            }
        });
        // In one order on every node, so that two which write at once do not wait for each other in a circle.
        counts.sort(Comparator.comparingInt(Count::org)
                .thenComparingLong(Count::deviceId)
                .thenComparing(Count::verdict));
        return new Taken(counts);
    }

    /** Back again, where they could not be written. */
    public void putBack(Taken taken) {
        taken.counts.forEach(count -> add(count.org, count.deviceId, count.verdict, count.records));
    }

    /** @param counts in the order of the table's key */
    public record Taken(List<Count> counts) {
        public boolean isEmpty() {
            return counts.isEmpty();
        }
    }
}
