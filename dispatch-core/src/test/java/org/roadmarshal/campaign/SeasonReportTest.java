package org.roadmarshal.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.evidence.Pictures;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SeasonReportTest {
    private static final Path FONT = Path.of("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf");

    private TestServer server;
    private String path;

    @BeforeAll
    void aSeasonAndTheOneBefore(TestDatabase database) throws Exception {
        Season season = new Season(database);
        season.issue("garbage", "closed", "2020-03-10", "t 8 8 8")
                .closed("2020-03-11")
                .insert();
        long best = season.issue("garbage", "closed", "2021-03-10", "t 12.5 12.5 12")
                .with("route = 'G101', stake = 'K480+200', township_id = 5")
                .closed("2021-03-12")
                .insert();
        season.issue("heap", "in_progress", "2021-03-20", "count 4", "m2 90")
                .with("agency_id = 3")
                .insert();
        server = TestServer.start(database);
        ApiClient officer = server.as("officer.west");
        for (int i = 0; i < 2; i++) {
            long photo = officer.upload(
                            "/evidence?capturedAt=" + Instant.now().minusSeconds(600 - i),
                            Pictures.encode("jpeg", 1200, 900, i))
                    .id();
            String role = i == 0 ? "before" : "after";
            season.jdbi()
                    .useHandle(handle -> handle.execute(
                            "insert into issue_photo (org, issue_id, evidence_id, role) values (1, ?, ?, ?)",
                            best,
                            photo,
                            role));
        }
        ApiClient desk = server.as("dispatcher");
        String plan =
                "{\"name\":\"春季整治%1$d\",\"nameEn\":\"Spring %1$d\",\"startsOn\":\"%1$d-03-01\",\"endsOn\":\"%1$d-04-30\",\"agencyId\":1,\"categories\":[\"garbage\",\"heap\"],\"targets\":[{\"category\":\"garbage\",\"unit\":\"t\",\"amount\":10}]}";
        desk.post("/campaigns", plan.formatted(2020));
        path = "/campaigns/" + desk.post("/campaigns", plan.formatted(2021)).id() + "/report?format=";
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theWorkbookHasTheNumbersAndExcelsOwnCharts() throws Exception {
        ApiClient.Answer answer = server.as("leader").get(path + "xlsx");
        assertThat(answer.contentType()).contains("spreadsheetml");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(answer.bytes()))) {
            XSSFSheet totals = book.getSheet("总体");
            assertThat(totals.getRow(1).getCell(0).getStringCellValue()).isEqualTo("垃圾");
            assertThat(totals.getRow(1).getCell(3).getNumericCellValue()).isEqualTo(12.5);
            assertThat(totals.getRow(1).getCell(5).getNumericCellValue()).isEqualTo(12);
            assertThat(totals.getRow(1).getCell(6).getNumericCellValue()).isEqualTo(10);
            assertThat(totals.getRow(1).getCell(7).getNumericCellValue()).isEqualTo(120);
            assertThat(totals.getRow(3).getCell(3).getNumericCellValue()).isEqualTo(90);
            for (String name : new String[] {"总体", "队伍", "路线", "乡镇", "进度", "与上年对比"}) {
                assertThat(book.getSheet(name).getDrawingPatriarch().getCharts())
                        .as(name)
                        .hasSize(1);
            }
            XSSFSheet squads = book.getSheet("队伍");
            assertThat(squads.getRow(1).getCell(0).getStringCellValue()).isEqualTo("东大队");
            assertThat(squads.getRow(2).getCell(2).getNumericCellValue()).isEqualTo(1);
            assertThat(book.getSheet("与上年对比").getRow(1).getCell(1).getNumericCellValue())
                    .isEqualTo(8);
            assertThat(book.getSheet("案件").getPhysicalNumberOfRows()).isEqualTo(3);
        }
    }

    @Test
    void theWordFileHasChartsAndThePairOfPhotos() throws Exception {
        ApiClient.Answer answer = server.as("leader").get(path + "docx&lang=en");
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(answer.bytes()));
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            assertThat(text.getText())
                    .contains("Spring 2021: season report", "2 cases, 1 closed (50.0%), 1 open.")
                    .contains(
                            "Garbage (t)\t1\t12.5\t12.5\t12\t10\t120.0%", "Heap or clutter (m²)\t1\t90\t0\t0\t—\t0.0%")
                    .contains("Compared with the year before: 春季整治2020", "+50.0%")
                    .contains("西大队", "G101 K480+200", "Before 20", "After 20");
            assertThat(document.getAllPictures()).hasSize(3 + 2);
        }
    }

    @Test
    void thePdfSaysTheSameInChinese() throws Exception {
        assumeTrue(Files.exists(FONT), "skipped: fonts-droid-fallback is not installed");
        try (PDDocument document =
                Loader.loadPDF(server.as("leader").get(path + "pdf").bytes())) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("春季整治2021 总结报告", "共 2 起，已结案 1 起（50.0%），在办 1 起。")
                    .contains("垃圾（吨）", "120.0%", "与上年对比：春季整治2020", "+50.0%", "东大队", "整改前后", "整改前 20")
                    .doesNotContain("?");
            int pictures = 0;
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                for (var ignored : document.getPage(i).getResources().getXObjectNames()) {
                    pictures++;
                }
            }
            assertThat(pictures).isEqualTo(3 + 2);
        }
    }

    @Test
    void aSquadsReportIsOfWhatItMayRead() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(
                server.as("officer.east").get(path + "xlsx&lang=en").bytes()))) {
            assertThat(book.getSheet("Totals").getRow(1).getCell(3).getNumericCellValue())
                    .isZero();
            assertThat(book.getSheet("Cases").getPhysicalNumberOfRows()).isEqualTo(2);
        }
        assertThat(server.as("admin").get(path + "pdf").code()).isEqualTo("forbidden");
    }
}
