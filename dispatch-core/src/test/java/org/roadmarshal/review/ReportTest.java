package org.roadmarshal.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

@ExtendWith(PostgisExtension.class)
final class ReportTest {
    private static final Path FONT = Path.of("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf");
    private static final String HASH = "ab".repeat(32);

    private static TestServer server;
    private static long incident;
    private static long task;

    @BeforeAll
    static void playAnIncident(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database);
        ApiClient dispatcher = server.as("dispatcher");
        incident = dispatcher
                .post(
                        "/incidents",
                        "{\"category\":\"overload\",\"summary\":\"超限货车 😀 abc\",\"stake\":\"G25 K512+300\",\"location\":{\"lon\":120.4,\"lat\":41.57}}")
                .id();
        task = dispatcher
                .post("/tasks", "{\"incidentId\":%d,\"unitId\":21}".formatted(incident))
                .id();
        ApiClient crew = server.as("officer.west");
        for (String step : new String[] {"delivered", "seen", "accepted", "en_route", "on_scene", "cleared"}) {
            crew.post(
                    "/tasks/" + task + "/milestones",
                    "{\"milestone\":\"%s\",\"deviceTime\":\"%s\",\"location\":{\"lon\":120.41,\"lat\":41.571}}"
                            .formatted(step, Instant.now()));
        }
        dispatcher.patch("/incidents/" + incident, 1, "{\"state\":\"closed\",\"outcome\":\"责令卸载\"}");
        Jdbi jdbi = Database.jdbi(database.dataSource());
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into evidence (org, sha256, content_type, size_bytes, width, height, captured_at, account_id, agency_id)
                    values (1, decode(?, 'hex'), 'image/jpeg', 1, 1, 1, now(), 37, 2),
                      (1, decode(?, 'hex'), 'image/jpeg', 1, 1, 1, now() - interval '1 day', 37, 2)""", HASH, "cd".repeat(32));
            handle.execute("""
                    insert into road (org, osm_way, class, oneway, geom)
                    values (1, 1, 'primary', false, st_setsrid(st_makeline(st_makepoint(120.39, 41.57), st_makepoint(120.42, 41.575)), 4326))""");
        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void thePdfSaysWhatHappenedInChinese() throws Exception {
        assumeTrue(Files.exists(FONT), "skipped: fonts-droid-fallback is not installed");
        ApiClient.Answer answer = server.as("leader").get("/incidents/" + incident + "/report?format=pdf");
        assertThat(answer.contentType()).isEqualTo("application/pdf");
        try (PDDocument document = Loader.loadPDF(answer.bytes())) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("事件复盘报告", "超限货车 ? abc", "G25 K512+300", "责令卸载", "西大队", "101-01")
                    .contains("已送达", "到场", "队员已读", "≤ 64", "incident.created", "incident.closed")
                    .contains(HASH.substring(0, 30))
                    .doesNotContain("cdcdcd");
            assertThat(document.getNumberOfPages()).isGreaterThanOrEqualTo(2);
            assertThat(document.getPage(0).getResources().getXObjectNames()).hasSize(1);
        }
    }

    @Test
    void theWordFileSaysTheSameInEnglish() throws Exception {
        ApiClient.Answer answer = server.as("leader").get("/incidents/" + incident + "/report?format=docx&lang=en");
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(answer.bytes()));
                XWPFWordExtractor words = new XWPFWordExtractor(document)) {
            assertThat(words.getText())
                    .contains("After-action report", "超限货车", "Overloaded or oversize vehicle")
                    .contains("On scene", "the crew had read it", "task.cleared", HASH);
            assertThat(document.getAllPictures()).hasSize(1);
        }
    }

    @Test
    void itIsForThoseWhoMaySeeTheIncident() throws Exception {
        String path = "/incidents/" + incident + "/report?format=docx";
        assertThat(server.as("officer.east").get(path).status()).isEqualTo(404);
        assertThat(server.as("verifier").get(path).status()).isEqualTo(403);
        assertThat(server.as("leader")
                        .get("/incidents/999999/report?format=docx")
                        .status())
                .isEqualTo(404);
        assertThat(server.as("leader")
                        .get("/incidents/" + incident + "/report?format=odt")
                        .status())
                .isEqualTo(400);
        assertThat(server.as("leader").get("/incidents/" + incident + "/report").status())
                .isEqualTo(400);
    }

    @Test
    void withoutAFontItSaysWhichOneIsMissing(TestDatabase database) throws Exception {
        try (TestServer bare = TestServer.start(database, Map.of("review.font", "/nowhere/font.ttf"))) {
            ApiClient.Answer answer = bare.as("leader").get("/incidents/" + incident + "/report?format=pdf");
            assertThat(answer.code()).isEqualTo("conflict");
            assertThat(answer.json().get("detail").asText()).contains("fonts-droid-fallback", "/nowhere/font.ttf");
        }
    }
}
