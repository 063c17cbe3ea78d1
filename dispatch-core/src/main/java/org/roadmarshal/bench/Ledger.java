package org.roadmarshal.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What terminals heard to be stored against what is stored, fix by fix.
 *
 * @param stored also what the answer to was lost
 * @param missing acknowledged and not stored
 * @param doubled more than once in the table, by device and time
 */
record Ledger(long acknowledged, long stored, long missing, long doubled) {
    private static final int FETCH = 50_000;

    /** @param note as {@link Crowd} wrote it @param from the time of the first fix, Unix seconds */
    static Ledger of(Path note, String url, long from) throws IOException, SQLException {
        List<BitSet> acknowledged = read(note);
        List<BitSet> stored = new ArrayList<>();
        acknowledged.forEach(terminal -> stored.add(new BitSet(terminal.length())));
        long rows = 0;
        long doubled = 0;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(FETCH);
            ResultSet fixes = statement.executeQuery(
                    "select device_id - %d, cast(extract(epoch from at) as bigint) - %d from fix where device_id >= %d"
                            .formatted(Depot.deviceId(0), from, Depot.deviceId(0)));
            while (fixes.next()) {
                BitSet terminal = stored.get(fixes.getInt(1));
                int fix = fixes.getInt(2);
                doubled += terminal.get(fix) ? 1 : 0;
                terminal.set(fix);
                rows++;
            }
        }
        long all = 0;
        long missing = 0;
        for (int i = 0; i < stored.size(); i++) {
            all += acknowledged.get(i).cardinality();
            acknowledged.get(i).andNot(stored.get(i));
            missing += acknowledged.get(i).cardinality();
        }
        return new Ledger(all, rows, missing, doubled);
    }

    private static List<BitSet> read(Path note) throws IOException {
        List<BitSet> terminals = new ArrayList<>();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(note)))) {
            while (true) {
                long[] words = new long[in.readInt()];
                for (int i = 0; i < words.length; i++) {
                    words[i] = in.readLong();
                }
                terminals.add(BitSet.valueOf(words));
            }
        } catch (EOFException end) {
            return terminals;
        }
    }
}
