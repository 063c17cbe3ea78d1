package org.roadmarshal.position.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Judged;
import org.roadmarshal.position.Source;
import org.roadmarshal.position.Telemetry;
import org.roadmarshal.position.Verdict;

/**
 * The fixes of many senders, written in one transaction. Collect, then {@link #copy}; where that ends with a unique violation,
 * {@link #insert}; after the commit {@link #committed}. By one thread at a time.
 */
public final class FixBatch {
    private static final String COPY = """
            copy fix (org, device_id, unit_id, vehicle_id, at, geom, speed_kmh, course_deg, altitude_m, accuracy_m,
              alarms, status, mileage_km, fuel_l, satellites, signal, verdict) from stdin binary""";
    private static final int COLUMNS = 17;
    private static final int TELEMETRY = 6;

    private final Memory memory;
    private final List<FixRow> rows = new ArrayList<>();
    private final List<JdbcQuality.Refused> refused = new ArrayList<>(0);
    private final List<Request> requests = new ArrayList<>();
    private int size;
    /** Sorted, each key once, none that is known to be stored. */
    private List<FixRow> fresh = List.of();

    private List<FixRow> stored = List.of();

    private record Request(Source source, List<Judged> judged) {}

    /** What one batch leaves to the next: a buffer, the knowledge of what is stored, and of how much was refused today. */
    public static final class Memory {
        private final CopyRows copy = new CopyRows();
        private final StoredTimes times = new StoredTimes();
        private final RefusedQuota quota;

        public Memory(int refusedADay) {
            this.quota = new RefusedQuota(refusedADay);
        }
    }

    public FixBatch(Memory memory) {
        this.memory = memory;
    }

    /** One more sender's. */
    public void add(Source source, List<Judged> judged) {
        for (Judged each : judged) {
            if (!each.verdict().refused()) {
                rows.add(new FixRow(requests.size(), source, each));
            } else if (memory.quota.take(source, Instant.now())) {
                refused.add(new JdbcQuality.Refused(source, each.fix(), each.verdict()));
            }
        }
        requests.add(new Request(source, judged));
        size += judged.size();
    }

    public int size() {
        return size;
    }

    /** Binary COPY in the order of the table's key. @throws SQLException unique violation where one is stored that we knew not of */
    public FixBatch copy(Handle handle) throws SQLException {
        fresh = fresh();
        if (!fresh.isEmpty()) {
            memory.copy.copy(handle.getConnection().unwrap(PGConnection.class), COPY, copy -> {
                for (FixRow row : fresh) {
                    write(row, copy);
                }
            });
        }
        stored = fresh;
        keepRefused(handle);
        return this;
    }

    /** The slower way, after a {@link #copy} that failed: what is stored already is passed over. */
    public FixBatch insert(Handle handle) {
        Set<JdbcFix.Key> inserted = JdbcFix.insert(handle, fresh);
        stored = fresh.stream()
                .filter(row -> inserted.contains(JdbcFix.Key.of(row)))
                .toList();
        keepRefused(handle);
        return this;
    }

    private void keepRefused(Handle handle) {
        if (!refused.isEmpty()) {
            JdbcQuality.refuse(handle, refused);
        }
    }

    /** @return how many were stored now of each sender's, in the order in which they were added */
    public int[] committed(QualityCounts quality) {
        memory.times.add(fresh);
        int[] counts = new int[requests.size()];
        int run = 0;
        for (int i = 0; i < stored.size(); i++) {
            FixRow row = stored.get(i);
            counts[row.request()]++;
            run++;
            if (i + 1 == stored.size() || !row.countsWith(stored.get(i + 1))) {
                quality.add(row.source(), row.verdict(), run);
                run = 0;
            }
        }
        for (int i = 0; i < counts.length; i++) {
            Request request = requests.get(i);
            int duplicates = request.judged.size() - counts[i];
            for (Judged judged : request.judged) {
                if (judged.verdict().refused()) {
                    quality.add(request.source, judged.verdict(), 1);
                    duplicates--;
                }
            }
            quality.add(request.source, Verdict.DUPLICATE, duplicates);
        }
        return counts;
    }

    private List<FixRow> fresh() {
        rows.sort(FixRow.BY_KEY);
        List<FixRow> sorted = new ArrayList<>(rows.size());
        FixRow before = null;
        for (FixRow row : rows) {
            if ((before == null || !row.sameKey(before)) && !memory.times.contains(row.source(), row.atMs())) {
                sorted.add(row);
            }
            before = row;
        }
        return sorted;
    }

    private static void write(FixRow row, CopyRows copy) throws SQLException {
        Source source = row.source();
        Fix fix = row.fix();
        copy.row(COLUMNS);
        copy.int4(source.org());
        copy.int8(source.deviceId());
        copy.int8(source.unitId());
        copy.int8(source.vehicleId());
        copy.time(row.atMs());
        copy.point(fix.lon(), fix.lat());
        copy.float4(fix.speedKmh());
        copy.float4(fix.courseDeg());
        copy.float4(fix.altitudeM());
        copy.float4(fix.accuracyM());
        write(fix.telemetry(), copy);
        copy.text(row.mark());
    }

    private static void write(Telemetry telemetry, CopyRows copy) {
        if (telemetry == null) {
            for (int i = 0; i < TELEMETRY; i++) {
                copy.none();
            }
            return;
        }
        copy.int8(telemetry.alarms());
        copy.int8(telemetry.status());
        copy.float8(telemetry.mileageKm());
        copy.float4(telemetry.fuelL());
        copy.int2(telemetry.satellites());
        copy.int2(telemetry.signal());
    }
}
