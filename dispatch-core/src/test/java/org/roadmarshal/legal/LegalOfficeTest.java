package org.roadmarshal.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;

/** What an office keeps for all of its cases: officers' certificates, its own templates, periods and numbers. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LegalOfficeTest {
    private Bureau bureau;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        bureau = new Bureau(database);
    }

    @AfterAll
    void stop() {
        if (bureau != null) {
            bureau.close();
        }
    }

    @Test
    void certificatesAreListedByTheirEndAndRenewed() throws Exception {
        JsonNode before = certificate(14);
        assertThat(before.get("validity").asText()).isEqualTo("missing");
        ApiClient dispatcher = bureau.server.as("dispatcher");
        Answer renewed = dispatcher.patch(
                "/certificates/14",
                before.get("version").asInt(),
                "{\"number\":\"LN-E02\",\"expires\":\"%s\"}"
                        .formatted(Instant.now()
                                .plus(20, ChronoUnit.DAYS)
                                .toString()
                                .substring(0, 10)));
        assertThat(renewed.json().get("validity").asText()).isEqualTo("expires_soon");
        assertThat(certificate(14)).isEqualTo(renewed.json());
        assertThat(dispatcher
                        .patch("/certificates/14", renewed.version(), "{\"number\":\"X\",\"expires\":\"2020-01-01\"}")
                        .code())
                .isEqualTo("validation");
        assertThat(dispatcher
                        .patch("/certificates/14", 1, "{\"number\":\"X\",\"expires\":\"2090-01-01\"}")
                        .code())
                .isEqualTo("stale");
        bureau.jdbi.useHandle(
                handle -> handle.execute("update person set certificate_no = null where org = 1 and id = 14"));
    }

    private JsonNode certificate(long person) throws Exception {
        for (JsonNode each :
                bureau.server.as("dispatcher").get("/certificates").json().get("items")) {
            if (each.get("id").asLong() == person) {
                return each;
            }
        }
        throw new AssertionError("no certificate of " + person);
    }

    @Test
    void aBureausOwnTemplateIsCheckedAndUsed() throws Exception {
        byte[] docx = bureau.squad.get("/legal-template-files?kind=inquiry").bytes();
        assertThat(Bureau.word(docx)).contains("调查询问笔录", "${案号}");
        byte[] edited = typed("我局自制笔录：${当", "事人}，案号${", "案号}。");
        Answer uploaded = bureau.verifier.upload("/legal-template-files?kind=inquiry", edited);
        assertThat(uploaded.status()).as(uploaded.body()).isEqualTo(201);
        assertThat(uploaded.json().get("fields").toString()).isEqualTo("[\"当事人\",\"案号\"]");
        Answer unknown = bureau.verifier.upload("/legal-template-files?kind=inquiry", typed("${当事", "人}${身高}${体重}"));
        assertThat(unknown.code()).isEqualTo("validation");
        assertThat(unknown.json().get("detail").asText()).contains("体重、身高").contains("当事人");
        assertThat(bureau.verifier
                        .upload("/legal-template-files?kind=inquiry", typed("${当事人"))
                        .code())
                .isEqualTo("validation");
        assertThat(bureau.verifier
                        .upload("/legal-template-files?kind=inquiry", new byte[] {1, 2, 3})
                        .status())
                .isEqualTo(415);
        assertThat(bureau.squad
                        .upload("/legal-template-files?kind=inquiry", edited)
                        .code())
                .isEqualTo("forbidden");

        long id = bureau.open(bureau.issue("heap"), "2025-03-03T01:00:00Z").id();
        bureau.done(id, "investigated", "2025-03-04T02:00:00Z", Bureau.TWO);
        long document = bureau.document(id, "inquiry");
        String number =
                bureau.squad.get("/legal-cases/" + id).json().get("number").asText();
        assertThat(Bureau.word(bureau.file(document, "docx"))).isEqualTo("我局自制笔录：赵某，案号" + number + "。");
        assertThat(Bureau.pdf(bureau.file(document, "pdf"))).contains("我局自制笔录：赵某，案号");
        assertThatThrownBy(() -> bureau.jdbi.useHandle(
                        handle -> handle.execute("update legal_document set number = 'x' where id = ?", document)))
                .hasMessageContaining("append-only");
    }

    /** A paragraph that Word has split into runs in the middle of its fields. */
    private static byte[] typed(String... runs) throws Exception {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            XWPFParagraph paragraph = document.createParagraph();
            for (String run : runs) {
                paragraph.createRun().setText(run);
            }
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void aSettingMovesTheDays() throws Exception {
        Answer settings = bureau.verifier.get("/legal-settings");
        JsonNode lines = settings.json().get("items");
        assertThat(lines)
                .filteredOn(line -> line.get("name").asText().equals("penalty_disclosure_days"))
                .allSatisfy(
                        line -> assertThat(line.get("uncertain").asBoolean()).isTrue());
        String pattern = "{\"items\":[{\"name\":\"case_number\",\"value\":\"%s\"}]}";
        assertThat(bureau.verifier
                        .patch("/legal-settings", settings.version(), pattern.formatted("没有年份"))
                        .code())
                .isEqualTo("validation");
        Answer changed =
                bureau.verifier.patch("/legal-settings", settings.version(), pattern.formatted("朝路罚〔${年}〕${序号}号"));
        assertThat(bureau.open(bureau.issue("heap"), "2019-03-03T01:00:00Z")
                        .json()
                        .get("number")
                        .asText())
                .isEqualTo("朝路罚〔2019〕1号");
        bureau.verifier.patch("/legal-settings", changed.version(), pattern.formatted("${简称}交执罚〔${年}〕${序号}号"));
        assertThat(bureau.squad
                        .patch("/legal-settings", changed.version(), pattern.formatted("x"))
                        .code())
                .isEqualTo("forbidden");
    }
}
