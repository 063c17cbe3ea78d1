package org.roadmarshal.cityimport;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.roadmarshal.cityimport.internal.CityFiles;
import org.roadmarshal.cityimport.internal.CityReader;
import org.roadmarshal.cityimport.internal.CityWriter;
import org.roadmarshal.journal.Entry;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.layer.City;

/** The administrator's import; blocks its thread. */
public final class CityImport {
    private final Jdbi jdbi;

    /** @param jdbi of {@link org.roadmarshal.db.Database#jdbi} */
    public CityImport(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param rows how many of each file */
    public record Report(int org, Map<String, Integer> rows) {}

    /**
     * Imports a city directory. All but the roads comes in within one transaction, the roads in batches after it.
     *
     * @throws CityImportException with every error; nothing was imported then
     * @throws IOException when the road file vanished meanwhile
     */
    public Report run(Path directory) throws IOException, SQLException {
        CityFiles files = CityReader.read(directory);
        Map<String, Integer> rows = new LinkedHashMap<>();
        int org = jdbi.inTransaction(handle -> {
            int id = CityWriter.org(handle, files.city());
            Journal.inside(handle, id, Actor.SYSTEM, transaction -> {
                rows.putAll(new CityWriter(transaction).write(files));
                transaction.append(imported(id, files.city()));
                return id;
            });
            return id;
        });
        if (files.roads() != null) {
            rows.put("roads", new RoadImport(jdbi).run(org, files.roads()));
        }
        return new Report(org, rows);
    }

    /** Everybody draws the map anew. */
    static Entry imported(int org, City city) {
        return new Entry("city.imported", "city", org, 1, null, null, null, Map.of("city", city));
    }
}
