package org.roadmarshal.cityimport.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.roadmarshal.cityimport.CityImportException;
import org.roadmarshal.cityimport.RoadImport;
import org.roadmarshal.cityimport.internal.CityFiles.Agency;
import org.roadmarshal.identity.AgencyKind;
import org.roadmarshal.layer.City;

/** Reads a city directory and checks it whole: every word, every reference, every place. */
public final class CityReader {
    private static final List<String> ROADS = List.of("roads.osm.pbf", "roads.osm.gz", "roads.osm");

    private final Directory directory;
    private Set<String> agencies;

    private CityReader(Directory directory) {
        this.directory = directory;
    }

    /** @throws CityImportException with every error */
    public static CityFiles read(Path path) {
        Directory directory = new Directory(path);
        CityFiles files = new CityReader(directory).read();
        if (!directory.errors().isEmpty()) {
            throw new CityImportException(directory.errors());
        }
        return files;
    }

    private CityFiles read() {
        CityJson json = new CityJson(directory);
        City city = json.read();
        List<Agency> agencyRows = agencies();
        FieldTables field = new FieldTables(directory, json.around(), agencies);
        return new CityFiles(
                city,
                agencyRows,
                new AreaMaps(directory, agencies).read(),
                field.people(),
                field.vehicles(),
                field.equipment(),
                field.stations(),
                field.units(),
                new IssueTable(directory, json.around(), agencies).read(),
                new RouteTables(directory, json.around()).read(),
                new CampaignTable(directory, agencies).read(),
                roads());
    }

    private List<Agency> agencies() {
        if (!directory.has("agencies.csv")) {
            directory.fault("agencies.csv", "is missing");
        }
        List<String> kinds =
                Stream.of(AgencyKind.values()).map(AgencyKind::code).toList();
        List<Agency> rows = directory.table(
                "agencies.csv",
                row -> new Agency(
                        row.text("code"),
                        row.text("name"),
                        row.text("name_en"),
                        row.word("kind", kinds),
                        row.textOrNull("parent_code")),
                "code",
                "name",
                "name_en",
                "kind",
                "parent_code");
        agencies = directory.unique("agencies.csv", "code", rows, Agency::code);
        Map<String, String> parents = new HashMap<>();
        rows.forEach(row -> parents.put(row.code(), row.parentCode()));
        for (int i = 0; i < rows.size(); i++) {
            String fault = ancestry(rows.get(i), parents);
            if (fault != null) {
                directory.fault("agencies.csv:" + (i + 2), fault);
            }
        }
        return rows;
    }

    private static String ancestry(Agency agency, Map<String, String> parents) {
        if (agency.parentCode() != null && !parents.containsKey(agency.parentCode())) {
            return "parent_code: there is no agency " + agency.parentCode();
        }
        int steps = 0;
        for (String at = agency.parentCode(); at != null; at = parents.get(at)) {
            if (at.equals(agency.code()) || steps++ > parents.size()) {
                return "parent_code: " + agency.code() + " is above itself";
            }
        }
        return null;
    }

    private Path roads() {
        String name = ROADS.stream().filter(directory::has).findFirst().orElse(null);
        if (name == null) {
            return null;
        }
        try {
            RoadImport.check(directory.file(name));
        } catch (IOException e) {
            String what = e.getMessage().replace(directory.file(name) + " ", "");
            directory.fault(name, what.lines().findFirst().orElse(""));
        }
        return directory.file(name);
    }
}
