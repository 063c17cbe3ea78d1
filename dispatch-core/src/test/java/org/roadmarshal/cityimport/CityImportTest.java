package org.roadmarshal.cityimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;

@ExtendWith(PostgisExtension.class)
final class CityImportTest {
    private static final List<String> TABLES = List.of(
            "org",
            "agency",
            "area",
            "person",
            "vehicle",
            "device",
            "equipment",
            "station",
            "unit",
            "unit_member",
            "issue",
            "issue_quantity",
            "issue_category",
            "incident_category",
            "road");

    private static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        FILES.put("city.json", """
                {"code": "hill", "name": "山城", "nameEn": "Hill City", "centre": [120.45, 41.57],
                 "bounds": [120.3, 41.4, 120.6, 41.7], "timeZone": "Asia/Shanghai", "illustrative": "Roads"}""");
        FILES.put("agencies.csv", """
                code,name,name_en,kind,parent_code
                sq-1,一大队,First Squad,squad,bureau
                bureau,执法队,Bureau,bureau,
                town,某镇,Town,township,bureau
                op-1,远途客运公司,Far Coaches,operator,bureau
                """);
        FILES.put("counties.geojson", """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"c1","name":"县","name_en":"County"},
                 "geometry":{"type":"Polygon","coordinates":[[[120.3,41.4],[120.6,41.4],[120.6,41.7],[120.3,41.7],[120.3,41.4]]]}}]}""");
        FILES.put("jurisdictions.geojson", """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"agency_code":"sq-1","name":"区","name_en":"Area"},
                 "geometry":{"type":"Polygon","coordinates":[[[120.3,41.4],[120.6,41.4],[120.6,41.7],[120.3,41.7],[120.3,41.4]]]}}]}""");
        FILES.put("people.csv", """
                badge,name,agency_code,role_title,certificate_no,certificate_expires,phone
                B1,张伟,sq-1,大队长,C1,2027-01-31,100-1
                B2,王芳,sq-1,,,,
                """);
        FILES.put("vehicles.csv", """
                plate,plate_colour,kind,use,agency_code,terminal
                辽N1,blue,patrol_car,,sq-1,042100000001
                辽NB2,yellow,coach,coach,op-1,00421000000A2
                辽NB3,yellow,coach,coach,op-1,
                """);
        FILES.put("equipment.csv", "serial,kind,agency_code,holder_badge\nH1,helmet,sq-1,B1\nC1,cone,sq-1,\n");
        FILES.put(
                "stations.csv",
                "code,name,name_en,kind,agency_code,lon,lat\nP1,驻地,Post,squad_post,sq-1,120.4,41.5\nA1,机场,Airport,airport,,120.5,41.5\n");
        FILES.put(
                "units.csv",
                "callsign,kind,agency_code,plate,member_badges,lon,lat\n101-01,vehicle,sq-1,辽N1,B1; B2,120.41,41.51\n");
        FILES.put("issues.csv", """
                number,category,state,lon,lat,route,stake,side,quantity,unit,quantity2,unit2,found_at,description,agency_code,township_code
                N1,heap,closed,120.42,41.52,G101,K330+100,left,3,count,25.5,m2,2020-03-16T08:00:00+08:00,砂石,sq-1,town
                N2,garbage,dispatched,120.43,41.53,,,,1.5,t,,,2020-03-17T08:00:00+08:00,,,
                """);
        FILES.put("roads.osm", """
                <osm version="0.6"><node id="1" lat="41.5" lon="120.4"/><node id="2" lat="41.6" lon="120.5"/>
                <way id="7"><nd ref="1"/><nd ref="2"/><tag k="highway" v="trunk"/><tag k="ref" v="G101"/></way></osm>""");
    }

    private final Jdbi jdbi;

    @TempDir
    private Path directory;

    CityImportTest(TestDatabase database) {
        this.jdbi = Database.jdbi(database.dataSource());
    }

    @BeforeEach
    void files() throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
    }

    @Test
    void bringsTheWholeCityAndTwiceIsTheSame() throws Exception {
        CityImport.Report report = new CityImport(jdbi).run(directory);
        assertThat(report.rows())
                .containsEntry("agencies", 4)
                .containsEntry("areas", 2)
                .containsEntry("people", 2)
                .containsEntry("equipment", 2)
                .containsEntry("units", 1)
                .containsEntry("issues", 2)
                .containsEntry("roads", 1);
        assertThat(ask("""
                select string_agg(person.badge || ' ' || unit.callsign || ' ' || vehicle.plate || ' ' || agency.code, ', ' order by badge)
                from unit_member join unit on unit.id = unit_id join person on person.id = person_id
                join vehicle on vehicle.id = unit.vehicle_id join agency on agency.id = unit.agency_id""")).isEqualTo("B1 101-01 辽N1 sq-1, B2 101-01 辽N1 sq-1");
        assertThat(ask("select string_agg(child.code || '<' || parent.code, ' ' order by child.code) from agency child"
                        + " join agency parent on parent.id = child.parent_id"))
                .isEqualTo("op-1<bureau sq-1<bureau town<bureau");
        assertThat(ask("select string_agg(plate || ' ' || use, ', ' order by plate) from vehicle"))
                .isEqualTo("辽N1 enforcement, 辽NB2 coach, 辽NB3 coach");
        assertThat(terminals()).isEqualTo("42100000001>辽N1, 421000000a2>辽NB2");
        assertThat(ask("select class || ' ' || ref || ' ' || st_astext(geom) from road"))
                .isEqualTo("trunk G101 LINESTRING(120.4 41.5,120.5 41.6)");
        assertThat(
                        ask(
                                "select string_agg(source_number || ' ' || unit || ' ' || found || coalesce(' ' || verified, ''), ', '"
                                        + " order by source_number, unit) from issue_quantity join issue on issue.id = issue_id"))
                .isEqualTo("N1 count 3.000 3.000, N1 m2 25.500 25.500, N2 t 1.500");
        assertThat(ask("select string_agg(distinct kind, ' ') from journal_inbox"))
                .contains("city.imported");

        Map<String, String> before = everything();
        new CityImport(jdbi).run(directory);
        assertThat(everything()).isEqualTo(before);

        change("people.csv", "王芳", "王方");
        new CityImport(jdbi).run(directory);
        assertThat(ask("select name || ' ' || version from person where badge = 'B2'"))
                .isEqualTo("王方 2");
    }

    @Test
    void aTerminalMovesWithWhatTheRegisterSays() throws Exception {
        new CityImport(jdbi).run(directory);
        change("vehicles.csv", "sq-1,042100000001", "sq-1,00421000000A2");
        change("vehicles.csv", "coach,op-1,00421000000A2", "coach,op-1,042100000001");
        new CityImport(jdbi).run(directory);
        assertThat(terminals()).isEqualTo("42100000001>辽NB2, 421000000a2>辽N1");

        change("vehicles.csv", "coach,op-1,042100000001", "coach,op-1,");
        new CityImport(jdbi).run(directory);
        assertThat(terminals()).isEqualTo("42100000001>, 421000000a2>辽N1");
    }

    @Test
    void aTerminalOfAnotherCityIsNotTaken() throws Exception {
        new CityImport(jdbi).run(directory);
        change("city.json", "hill", "dale");
        Map<String, String> before = everything();
        assertThat(catchThrowableOfType(CityImportException.class, () -> new CityImport(jdbi).run(directory))
                        .errors())
                .containsExactly(
                        "vehicles.csv: terminal 42100000001 is enrolled in another city",
                        "vehicles.csv: terminal 421000000a2 is enrolled in another city");
        assertThat(everything()).isEqualTo(before);
    }

    /** Everything that is wrong is told at once, and nothing of it comes in. */
    @Test
    void listsEveryErrorAndChangesNothing() throws Exception {
        Map<String, String> before = everything();
        change("city.json", "[120.45, 41.57]", "[41.57, 120.45]");
        change("agencies.csv", "squad,bureau", "squadron,brueau");
        change("people.csv", "B2,王芳,sq-1", "B1,,sq-9");
        change("people.csv", "2027-01-31", "31.1.2027");
        change("vehicles.csv", "blue", "pink");
        change("vehicles.csv", "coach,coach,op-1,00", "coach,taxi,op-1,+86");
        change("vehicles.csv", "coach,coach,op-1,\n", "coach,coach,op-1,42100000001\n");
        change("stations.csv", "120.4,41.5", "41.5,120.4");
        change("units.csv", "辽N1,B1; B2", ",B1;B7");
        change("issues.csv", "heap,closed", "heap,shut");
        change("issues.csv", "1.5,t", "lots,t");
        change("jurisdictions.geojson", "\"sq-1\"", "\"sq-2\"");
        change("counties.geojson", "[120.6,41.4],[120.6,41.7]", "[120.6,41.7],[120.6,41.4]");
        change("roads.osm", "</osm>", "");
        List<String> errors = catchThrowableOfType(CityImportException.class, () -> new CityImport(jdbi).run(directory))
                .errors();
        assertThat(errors).allSatisfy(error -> assertThat(error).matches("[a-z]+\\.[a-z.]+(:[^ ]+)?: .+"));
        assertThat(String.join("\n", errors))
                .contains("city.json: centre: ")
                .contains("agencies.csv:2: kind must be one of bureau, squad,")
                .contains("agencies.csv:2: parent_code: there is no agency brueau")
                .contains("people.csv:2: certificate_expires must be a date such as 2027-01-31, not 31.1.2027")
                .contains("people.csv:3: name is empty")
                .contains("people.csv:3: agency_code: there is no agency sq-9")
                .contains("people.csv:3: badge B1 stands twice")
                .contains("vehicles.csv:2: plate_colour must be one of")
                .contains("vehicles.csv:3: use must be one of enforcement, coach,")
                .contains("vehicles.csv:3: terminal must be the digits of a phone number, not +86421000000A2")
                .contains("vehicles.csv:4: terminal 42100000001 stands twice")
                .contains("stations.csv:2: ", "look exchanged")
                .contains("units.csv:2: plate is empty, but the kind is vehicle")
                .contains("units.csv:2: member_badges: there is no person B7")
                .contains("issues.csv:2: state must be one of")
                .contains("issues.csv:3: quantity must be a number, not lots")
                .contains("jurisdictions.geojson:sq-2: there is no agency sq-2")
                .contains("counties.geojson:c1: Self-intersection")
                .contains("roads.osm: is not an OpenStreetMap file: Unexpected EOF");
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "issues.csv, 'N1,heap', 'N1,weeds', issues.csv:2: there is no category weeds",
        "agencies.csv, 'bureau,执法队,Bureau,bureau,', 'bureau,执法队,Bureau,bureau,sq-1', agencies.csv:3: parent_code: bureau is above itself",
        "units.csv, 'member_badges', 'crew', 'units.csv:1: there is no column member_badges'",
        "equipment.csv, 'C1,cone', 'H1,helmet', equipment.csv:3: kind and serial helmet H1 stands twice",
        "city.json, 'Asia/Shanghai', 'Asia/Chaoyang', 'city.json: Unknown time-zone ID: Asia/Chaoyang'",
        "city.json, '\"hill\"', '\"Hill City\"', 'city.json: code must be lower-case'",
    })
    void namesTheRow(String file, String right, String wrong, String error) throws Exception {
        Map<String, String> before = everything();
        change(file, right, wrong);
        assertThat(catchThrowableOfType(CityImportException.class, () -> new CityImport(jdbi).run(directory)))
                .hasMessageContaining(error);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void theAgenciesAreWhatACityCannotBeWithout(@TempDir Path empty) {
        assertThat(catchThrowableOfType(CityImportException.class, () -> new CityImport(jdbi).run(empty))
                        .errors())
                .containsExactly("city.json: cannot be read", "agencies.csv: is missing");
    }

    private String terminals() {
        return ask(
                "select string_agg(address || '>' || coalesce(plate, ''), ', ' order by address collate \"C\") from device"
                        + " left join vehicle on vehicle.id = device.vehicle_id where device.kind = 'jt808'");
    }

    private void change(String file, String right, String wrong) throws IOException {
        Path path = directory.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(right);
        Files.writeString(path, text.replace(right, wrong));
    }

    private String ask(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).one());
    }

    /** Every row of every table, as text. */
    private Map<String, String> everything() {
        Map<String, String> tables = new LinkedHashMap<>();
        for (String table : TABLES) {
            tables.put(
                    table, ask("select coalesce(string_agg(t::text, ';' order by t::text), '') from " + table + " t"));
        }
        return tables;
    }
}
