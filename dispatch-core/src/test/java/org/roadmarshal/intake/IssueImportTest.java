package org.roadmarshal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** Tables of issues: each row is told what becomes of it, and becomes that. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IssueImportTest {
    private static final String HEAD = "来源编号,类别,经度,纬度,路线,桩号,侧别,数量(处),面积（平方米）,重量(吨),长度(公里),发现时间,状态,责任单位,乡镇,描述\n";

    private TestServer server;
    private ApiClient desk;
    private Jdbi jdbi;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        jdbi = Database.jdbi(database.dataSource());
        server = TestServer.start(database);
        desk = server.as("dispatcher");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Answer send(String file, String query) throws Exception {
        return send(file.getBytes(StandardCharsets.UTF_8), query);
    }

    private Answer send(byte[] file, String query) throws Exception {
        return desk.upload("/issue-imports?name=" + URLEncoder.encode("台账.csv", StandardCharsets.UTF_8) + query, file);
    }

    private int issues() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from issue where org = 1")
                .mapTo(Integer.class)
                .one());
    }

    private static String faults(JsonNode line) {
        return StreamSupport.stream(line.get("faults").spliterator(), false)
                .map(fault -> fault.path("column").asText("row") + " "
                        + fault.get("reason").asText())
                .collect(Collectors.joining("; "));
    }

    /** A row, and what is said to be wrong with it. Apostrophes stand for quotes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "T1,垃圾,120.41,41.57,G101,K480+200,左,,,1.5,,2026-11-20 09:30,登记,west,某镇,路肩 | ''",
                "T1,garbage,120.41,41.57,,,,,,,,,,,, | ''",
                ",垃圾,120.41,41.57,,,,,,,,,,,, | source_number missing",
                "T1,,120.41,41.57,,,,,,,,,,,, | category missing",
                "T1,龙,120.41,41.57,,,,,,,,,,,, | category unknown",
                "T1,垃圾,,,,,,,,,,,,,, | lon missing; lat missing",
                "T1,垃圾,东,41.57,,,,,,,,,,,, | lon not_a_number",
                "T1,垃圾,NaN,41.57,,,,,,,,,,,, | lon not_a_number",
                "T1,垃圾,1E999999999,41.57,,,,,,,,,,,, | lon out_of_range",
                "T1,垃圾,41.57,120.41,,,,,,,,,,,, | lat out_of_range",
                "T1,垃圾,12.5,41.57,,,,,,,,,,,, | lon outside",
                "T1,垃圾,120.41,41.57,,,,3,,,,,,,, | count unit",
                "T1,垃圾,120.41,41.57,,,,,,-1,,,,,, | t out_of_range",
                "T1,垃圾,120.41,41.57,,,,,,一吨,,,,,, | t not_a_number",
                "T1,垃圾,120.41,41.57,,,中,,,,,,,,, | side unknown",
                "T1,垃圾,120.41,41.57,,,,,,,,昨天,,,, | found_at not_a_time",
                "T1,垃圾,120.41,41.57,,,,,,,,2099-01-01,,,, | found_at in_future",
                "T1,垃圾,120.41,41.57,,,,,,,,2026-11-20T08:00:00+08:00,,,, | ''",
                "T1,垃圾,120.41,41.57,,,,,,,,2026/11/2 8:05,,,, | ''",
                "T1,垃圾,120.41,41.57,,,,,,,,,飞走,,, | state unknown",
                "T1,垃圾,120.41,41.57,,,,,,,,,结案,,, | ''",
                "T1,垃圾,120.41,41.57,,,,,,,,,,月球,, | agency unknown",
                "T1,垃圾,120.41,41.57,,,,,,,,,,,west, | township unknown",
                "T1,龙,东,41.57,,,,,,-1,,昨天,,,, | category unknown; lon not_a_number; t out_of_range; found_at not_a_time",
                "T1,垃圾 | row not_a_row",
                "T1,垃圾,120.41,41.57,G101加上一大段别的话,,,,,,,,,,, | route too_long",
            })
    void everyRowIsTold(String row, String wrong) throws Exception {
        int before = issues();
        JsonNode report =
                send(HEAD + row.replace('\'', '"') + "\n", "&dryRun=true").json();
        JsonNode line = report.at("/lines/0");
        assertThat(line.get("row").asInt()).isEqualTo(2);
        assertThat(faults(line)).isEqualTo(wrong);
        assertThat(line.get("outcome").asText()).isEqualTo(wrong.isEmpty() ? "good" : "faulty");
        assertThat(line.has("makes")).isEqualTo(wrong.isEmpty());
        assertThat(report.get("created").asInt()).isZero();
        assertThat(issues()).as("a dry run makes nothing").isEqualTo(before);
    }

    @Test
    void goodRowsOrAllOrNothingAndNothingTwice() throws Exception {
        String file = HEAD
                + "A1,垃圾,120.41,41.57,G101,K480+200,左,,,1.5,,2026-11-20 09:30,立案,,某镇,路肩外侧\n"
                + "A2,龙,120.41,41.57,,,,,,,,,,,,\n"
                + "A3,heap,120.50,41.57,S206,K12+300,right,1,20,,,2026-11-21,结案,,,\n"
                + "A1,垃圾,120.41,41.57,,,,,,,,,,,,\n";
        int before = issues();
        JsonNode nothing = send(file, "&dryRun=false&mode=all_or_nothing").json();
        assertThat(nothing.toString()).contains("\"good\":2", "\"faulty\":2", "\"created\":0");
        assertThat(issues()).isEqualTo(before);
        JsonNode some = send(file, "&dryRun=false").json();
        assertThat(some.toString()).contains("\"rows\":4", "\"good\":2", "\"faulty\":2", "\"created\":2");
        assertThat(faults(some.at("/lines/0")) + faults(some.at("/lines/1")))
                .isEqualTo("category unknownsource_number twice");
        assertThat(some.at("/lines/2/makes").asText()).isEqualTo("garbage · 1.5 t · G101 K480+200 · 西大队 · filed");
        JsonNode again = send(file, "&dryRun=false").json();
        assertThat(again.toString()).contains("\"good\":0", "\"known\":2", "\"created\":0");
        assertThat(issues()).isEqualTo(before + 2);
        JsonNode made = StreamSupport.stream(
                        desk.get("/issues").json().get("items").spliterator(), false)
                .filter(issue -> issue.path("sourceNumber").asText().equals("A1"))
                .findFirst()
                .orElseThrow();
        assertThat(made.at("/township/name").asText()).isEqualTo("某镇");
        assertThat(made.get("foundAt").asText()).isEqualTo("2026-11-20T01:30:00Z");
        assertThat(made.get("source").asText()).isEqualTo("import");

        JsonNode imports = desk.get("/issue-imports").json().get("items");
        assertThat(imports.at("/0/name").asText()).isEqualTo("台账.csv");
        String csv = desk.get(
                        "/issue-imports/%d/report".formatted(some.get("id").asLong()))
                .body();
        assertThat(csv.lines().toList()).hasSize(5);
        assertThat(csv).contains("3,faulty,A2,类别,龙,系统中没有 / is not known here", "4,good,A3");
    }

    @Test
    void aStakeIsAPlaceWhereThereAreNoCoordinates() throws Exception {
        jdbi.useHandle(handle -> handle.createScript("""
                insert into highway (org, id, ref, name, class) values (1, 1, 'G101', '京沈线', 'national');
                insert into highway_section (org, id, code, geom) values
                  (1, 1, 's', st_segmentize(st_setsrid(st_makeline(st_makepoint(120.35, 41.57), st_makepoint(120.55, 41.57)), 4326), 0.02));
                insert into highway_segment (org, id, highway_id, prefix, n, section_id, from_mm, to_mm) values
                  (1, 1, 1, 'K', 1, 1, 100000000, 116000000);
                update highway_set set version = version + 1 where org = 1""").execute());
        JsonNode made = send(HEAD + "S2,垃圾,,,G101,K108+000,,,,,,,,,,\n", "&dryRun=false")
                .json();
        assertThat(made.get("created").asInt()).as(made.toString()).isEqualTo(1);
        assertThat(made.at("/lines/0/makes").asText()).contains("G101 K108+000");
        double off = jdbi.withHandle(
                handle -> handle.createQuery("""
                        select st_distance(geom::geography, st_setsrid(st_makepoint(120.45, 41.57), 4326)::geography)
                        from issue where source_number = 'S2'""").mapTo(Double.class).one());
        assertThat(off).as("metres from the middle").isLessThan(50);
    }

    @Test
    void aStakeThatDoesNotExistIsTold() throws Exception {
        JsonNode line =
                send(HEAD + "S1,垃圾,,,G999,K1+000,左,,,,,,,,,\n", "").json().at("/lines/0");
        assertThat(faults(line)).isEqualTo("stake not_a_stake");
        assertThat(faults(send(HEAD + "S1,垃圾,120.41,,G999,K1+000,,,,,,,,,,\n", "")
                        .json()
                        .at("/lines/0")))
                .isEqualTo("lat missing");
    }

    @Test
    void othersGroundIsNotOnesOwn() throws Exception {
        ApiClient squad = server.as("squad.west");
        assertThat(squad.upload("/issue-imports?name=x", HEAD.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void gcj02IsConvertedAndExcelsOldChineseIsRead() throws Exception {
        String file = HEAD + "G1,垃圾,120.41,41.57,,,,,,,,,,,,\n";
        assertThat(send(file.getBytes(Charset.forName("GB18030")), "&dryRun=false&crs=gcj02")
                        .json()
                        .get("created")
                        .asInt())
                .isEqualTo(1);
        double off = jdbi.withHandle(
                handle -> handle.createQuery("""
                        select st_distance(geom::geography, st_setsrid(st_makepoint(120.41, 41.57), 4326)::geography)
                        from issue where source_number = 'G1'""").mapTo(Double.class).one());
        assertThat(off).as("metres").isBetween(300.0, 900.0);
    }

    @Test
    void spreadsheetsAreReadAsTheyKeepAndNotAsTheyShow() throws Exception {
        byte[] template = desk.get("/issue-import-template").bytes();
        JsonNode own = send(template, "&dryRun=true").json();
        assertThat(own.get("good").asInt()).as(own.toString()).isEqualTo(2);
        assertThat(send(desk.get("/issue-import-template?format=csv").bytes(), "&dryRun=true")
                        .json()
                        .get("good")
                        .asInt())
                .isEqualTo(2);
        JsonNode line = send(workbook(), "&dryRun=false").json();
        assertThat(line.get("created").asInt()).as(line.toString()).isEqualTo(1);
        String made = jdbi.withHandle(
                handle -> handle.createQuery("""
                        select source_number || ' ' || st_x(geom) || ' ' || (found_at at time zone 'Asia/Shanghai') from issue
                        where source_number = '2026112600001'""").mapTo(String.class).one());
        assertThat(made).isEqualTo("2026112600001 120.4123456 2026-11-20 09:30:00");
    }

    /** A number as number, a longitude that shows two decimals, a date; and an empty row between. */
    private static byte[] workbook() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet();
            Row head = sheet.createRow(0);
            List<String> columns = List.of("source_number", "Category", "lon", "lat", "备注", "found_at");
            for (int i = 0; i < columns.size(); i++) {
                head.createCell(i).setCellValue(columns.get(i));
            }
            Row row = sheet.createRow(2);
            CellStyle two = book.createCellStyle();
            two.setDataFormat(book.createDataFormat().getFormat("0.00"));
            CellStyle day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat("yyyy/m/d h:mm"));
            row.createCell(0).setCellValue(2026112600001.0);
            row.createCell(1).setCellValue("垃圾");
            row.createCell(2).setCellValue(120.4123456);
            row.getCell(2).setCellStyle(two);
            row.createCell(3).setCellFormula("41+0.57");
            book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(row.getCell(3));
            row.createCell(5).setCellValue(LocalDateTime.of(2026, 11, 20, 9, 30));
            row.getCell(5).setCellStyle(day);
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "来源编号,类别\n",
                "编号,类别\n1,2\n",
                "来源编号,类别,类别\n1,2,3\n",
                "来源编号,类别,category\n1,2,3\n",
                "PK\u0003\u0004 is no zip",
                "PK\u0003\u0004"
            })
    void whatIsNoTableIsRefused(String file) throws Exception {
        assertThat(send(file, "").code()).isEqualTo("validation");
    }

    @Test
    void fiftyThousandRowsAndNotOneMore() throws Exception {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 50_001; i++) {
            rows.add("B" + i + ",龙,120.41,41.57,,,,,,,,,,,,");
        }
        assertThat(send(HEAD + String.join("\n", rows), "").code()).isEqualTo("too_large");
        rows.remove(0);
        JsonNode report = send(HEAD + String.join("\n", rows), "").json();
        assertThat(report.get("rows").asInt()).isEqualTo(50_000);
        assertThat(report.get("lines")).hasSize(500);
    }
}
