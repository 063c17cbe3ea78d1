package org.roadmarshal.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.evidence.EvidenceStore;
import org.roadmarshal.evidence.Pictures;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** Cases over HTTP: one from the filing to the last page of its file, and all that is refused on the way. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LegalApiTest {
    private static final String TWO = Bureau.TWO;

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
    void anIllegalStructureFromTheFilingToTheBoundFile() throws Exception {
        long issue = bureau.issue("illegal_structure");
        byte[] jpeg = Pictures.jpeg(7);
        long photo = bureau.squad
                .upload("/evidence?capturedAt=" + Instant.now(), jpeg)
                .id();
        bureau.jdbi.useHandle(handle -> handle.execute(
                "insert into issue_photo (org, issue_id, evidence_id, role) values (1, ?, ?, 'before')", issue, photo));
        Answer opened = bureau.open(issue, "2025-03-03T01:00:00Z");
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        long id = opened.id();
        assertThat(opened.json().get("number").asText()).matches("小交执罚〔2025〕\\d+号");
        assertThat(opened.json().get("limitDay").asText()).isEqualTo("2025-06-02");
        assertThat(bureau.open(issue, "2025-03-03T01:00:00Z").code()).isEqualTo("conflict");
        assertThat(bars(issue)).hasValueSatisfying(bar -> assertThat(bar).contains("尚未结案"));

        assertThat(bureau.refused(id, "correction_ordered", "2025-03-03T02:00:00Z", TWO))
                .contains("须先调查取证");
        bureau.done(id, "investigated", "2025-03-04T02:00:00Z", TWO + ",\"details\":{\"facts\":\"擅自搭建彩钢房两处\"}");
        bureau.document(id, "filing");
        bureau.done(id, "correction_ordered", "2025-03-05T02:00:00Z", TWO + ",\"details\":{\"until\":\"2025-03-12\"}");
        long correction = bureau.delivered(id, "correction", "2025-03-05T03:00:00Z");
        bureau.done(id, "notice_given", "2025-03-13T02:00:00Z", "\"details\":{\"hearing\":true,\"fine\":5000}");
        long notice = bureau.delivered(id, "notice", "2025-03-14T02:00:00Z");
        bureau.done(
                id,
                "legal_reviewed",
                "2025-03-20T02:00:00Z",
                "\"details\":{\"approved\":true,\"facts\":\"事实清楚，程序合法\"}");
        String decision =
                "\"details\":{\"until\":\"2025-04-08\",\"approver\":\"孙局长\",\"fine\":5000,\"facts\":\"限期拆除并罚款\"}";
        assertThat(bureau.refused(id, "decided", "2025-03-21T02:00:00Z", decision))
                .contains("2025-03-22", "行政处罚法第44条、第45条、第64条第1项、第85条");
        bureau.done(id, "decided", "2025-03-24T02:00:00Z", decision);
        long decided = bureau.delivered(id, "decision", "2025-03-25T02:00:00Z");
        bureau.done(id, "disclosed", "2025-03-27T02:00:00Z", "");
        bureau.done(id, "announced", "2025-03-28T02:00:00Z", "\"details\":{\"until\":\"2025-04-15\"}");
        assertThat(bureau.squad
                        .post("/legal-cases/" + id + "/documents", "{\"kind\":\"enforcement\"}")
                        .json()
                        .get("detail")
                        .asText())
                .as("a premature document")
                .contains("行政强制执行决定书", "须先催告");
        String urging = "\"details\":{\"until\":\"2025-04-20\"}";
        assertThat(bureau.refused(id, "urged", "2025-04-08T02:00:00Z", urging)).contains("2025-04-09", "行政强制法第34条");
        bureau.done(id, "urged", "2025-04-09T02:00:00Z", urging);
        bureau.delivered(id, "urging", "2025-04-09T03:00:00Z");
        JsonNode waiting = bureau.squad.get("/legal-cases/" + id).json();
        assertThat(waiting.get("nextStep").asText()).isEqualTo("execution_decided");
        assertThat(waiting.get("nextEarliest").asText()).isEqualTo("2025-09-26");
        assertThat(bureau.refused(id, "execution_decided", "2025-09-25T02:00:00Z", ""))
                .contains("2025-09-26", "行政诉讼法第46条");
        bureau.done(
                id,
                "execution_decided",
                "2025-09-26T02:00:00Z",
                "\"details\":{\"facts\":\"拆除彩钢房两处\",\"approver\":\"孙局长\"}");
        bureau.delivered(id, "enforcement", "2025-09-29T02:00:00Z");
        assertThat(bureau.refused(id, "executed", "2025-09-30T15:00:00Z", TWO))
                .as("at night")
                .contains("2025-10-01T06:00", "行政强制法第43条");
        assertThat(bureau.refused(id, "executed", "2025-10-11T02:00:00Z", TWO))
                .as("on a Saturday")
                .contains("2025-10-13T06:00");
        bureau.done(id, "executed", "2025-10-13T02:00:00Z", TWO + ",\"details\":{\"facts\":\"已拆除\"}");
        assertThat(bureau.refused(id, "closed", "2025-10-14T02:00:00Z", "")).contains("罚款尚未缴纳");
        bureau.done(id, "closed", "2025-10-14T02:00:00Z", "\"details\":{\"finePaid\":true,\"facts\":\"执行完毕\"}");
        bureau.document(id, "closure");
        assertThat(bureau.refused(id, "urged", "2025-10-15T02:00:00Z", urging)).contains("案件已结束");
        assertThat(bars(issue)).isEmpty();

        String word = Bureau.word(bureau.file(decided, "docx"));
        assertThat(word)
                .contains("行政处罚决定书", "赵某", "211302197001011234", "5000元", "2025年4月8日", "G101 K480+200 左侧", "事实清楚，程序合法")
                .doesNotContain("${");
        assertThat(Bureau.pdf(bureau.file(decided, "pdf"))).contains("行政处罚决定书", "赵某", "5000元", "小交执罚〔2025〕");
        assertThat(Bureau.word(bureau.file(notice, "docx"))).contains("有权要求听证");
        assertThat(Bureau.word(bureau.file(correction, "docx"))).contains("2025年3月12日前改正", "LN-W01、LN-W02");
        whole(id, jpeg);
    }

    private Optional<String> bars(long issue) {
        return bureau.jdbi.withHandle(handle -> LegalService.bars(handle, 1, issue));
    }

    private void whole(long id, byte[] jpeg) throws Exception {
        JsonNode track = bureau.squad.get("/legal-cases/" + id + "/track").json();
        assertThat(track.get("line"))
                .allSatisfy(stop -> assertThat(stop.get("state").asText()).isEqualTo("done"));
        assertThat(track.get("documents")).hasSize(7);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(
                bureau.squad.get("/legal-cases/" + id + "/dossier?format=zip").bytes()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(files).hasSize(1 + 2 * 7 + 2 + 1);
        String bound = Bureau.pdf(files.get("卷宗.pdf"));
        assertThat(bound)
                .contains("行政执法案卷", "卷内目录", "送达情况", "现场照片", "执法全过程记录", "哈希链校验：一致", "直接送达")
                .contains(HexFormat.of().formatHex(EvidenceStore.sha256(jpeg)))
                .contains("立案（legal_case.opened）", "制作文书（", "结案（legal_case.closed）");
        for (DocumentKind kind : new DocumentKind[] {
            DocumentKind.FILING,
            DocumentKind.DECISION,
            DocumentKind.URGING,
            DocumentKind.ENFORCEMENT,
            DocumentKind.CLOSURE
        }) {
            assertThat(bound).contains(kind.title());
        }
        for (String line : new String(files.get("SHA256SUMS"), StandardCharsets.UTF_8).split("\n")) {
            String[] parts = line.split("  ");
            assertThat(HexFormat.of().formatHex(EvidenceStore.sha256(files.get(parts[1]))))
                    .isEqualTo(parts[0]);
        }
    }

    @Test
    void twoOfficersWithGoodCertificatesAndAnotherReviewer() throws Exception {
        long id = bureau.open(bureau.issue("heap"), "2025-03-03T01:00:00Z").id();
        String at = "2025-03-04T02:00:00Z";
        assertThat(bureau.refused(id, "investigated", at, "\"officerIds\":[11]"))
                .contains("不得少于两人");
        assertThat(bureau.refused(id, "investigated", at, "\"officerIds\":[11,13]"))
                .contains("李强", "2025-01-31到期");
        assertThat(bureau.refused(id, "investigated", at, "\"officerIds\":[11,14]"))
                .contains("赵敏没有执法证");
        assertThat(bureau.step(bureau.squad, id, "investigated", at, "\"officerIds\":[11,11]")
                        .code())
                .isEqualTo("validation");
        bureau.done(id, "investigated", at, TWO);
        bureau.done(id, "correction_ordered", at, TWO + ",\"details\":{\"until\":\"2025-03-12\"}");
        bureau.done(id, "notice_given", "2025-03-13T02:00:00Z", "");
        String review = "\"details\":{\"approved\":true}";
        ApiClient investigator = bureau.server.as("officer.west");
        assertThat(bureau.step(investigator, id, "legal_reviewed", "2025-03-14T02:00:00Z", review)
                        .json()
                        .get("detail")
                        .asText())
                .contains("不得是本案调查人员");
        assertThat(bureau.step(bureau.squad, id, "legal_reviewed", "2025-03-14T02:00:00Z", review)
                        .code())
                .isEqualTo("forbidden");
        assertThat(bureau.step(bureau.verifier, id, "decided", "2025-03-14T02:00:00Z", "")
                        .code())
                .isEqualTo("forbidden");
        bureau.done(id, "legal_reviewed", "2025-03-14T02:00:00Z", review);
    }

    @Test
    void theIdNumberIsNowhereInClearAndFollowsTheKeys() throws Exception {
        long id = bureau.open(bureau.issue("heap"), "2025-03-03T01:00:00Z").id();
        String path = "/legal-cases/" + id;
        assertThat(bureau.squad.get("/legal-cases").body())
                .as("a list has none")
                .contains("赵某")
                .doesNotContain("idNumber");
        for (String table : List.of("journal", "journal_inbox", "idempotency", "legal_case", "legal_step")) {
            assertThat(bureau.rowsWith(table, "211302197001011234")).as(table).isZero();
        }
        assertThat(bureau.keyOf(id)).isEqualTo("test");
        bureau.jdbi.useHandle(handle -> handle.execute(
                """
                update legal_case set party_id_number = '911200', party_id_key = null, party_id_sealed = null
                where org = 1 and id = ?""", bureau.open(bureau.issue("heap"), "2025-03-03T01:00:00Z").id()));
        String second = "second:" + Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());
        String first = "test:" + Base64.getEncoder().encodeToString(new byte[32]);
        try (TestServer turned = bureau.another(second + "," + first)) {
            assertThat(bureau.keys()).containsExactly("second");
            assertThat(turned.as("squad.west")
                            .get(path)
                            .json()
                            .at("/party/idNumber")
                            .asText())
                    .isEqualTo("211302197001011234");
            Answer refused = bureau.squad.get(path);
            assertThat(refused.code())
                    .as("a node that has not heard of the key")
                    .isEqualTo("conflict");
            assertThat(refused.body()).contains("the key second");
            assertThat(bureau.squad.get("/legal-cases").status()).isEqualTo(200);
        }
        try (TestServer back = bureau.another(first + "," + second)) {
            ApiClient squad = back.as("squad.west");
            assertThat(bureau.keyOf(id)).isEqualTo("test");
            Answer changed = squad.patch(
                    path,
                    squad.get(path).version(),
                    "{\"party\":{\"kind\":\"person\",\"name\":\"赵某\",\"idNumber\":\"X1\"}}");
            assertThat(changed.json().at("/party/idNumber").asText()).isEqualTo("X1");
            Answer without = squad.patch(path, changed.version(), "{\"party\":{\"kind\":\"person\",\"name\":\"赵某\"}}");
            assertThat(without.json().get("party").has("idNumber")).isFalse();
            assertThat(bureau.keyOf(id)).isNull();
        }
        try (TestServer keyless = bureau.another("")) {
            Answer refused = keyless.as("squad.west")
                    .patch(
                            path,
                            bureau.squad.get(path).version(),
                            "{\"party\":{\"kind\":\"person\",\"name\":\"赵某\",\"idNumber\":\"X1\"}}");
            assertThat(refused.body()).contains("legal.idNumberKeys");
        }
    }

    @Test
    void whoOnlyReadsSeesThePartyMaskedAndOthersNothing() throws Exception {
        LiveClient live = LiveClient.follow(
                bureau.server.url(), bureau.server.as("leader").token(), null);
        long id = bureau.open(bureau.issue("stall"), "2025-03-03T01:00:00Z").id();
        JsonNode told = live.awaitFact("legal_case.opened").get("data");
        live.close();
        ApiClient leader = bureau.server.as("leader");
        for (JsonNode party : new JsonNode[] {
            told.at("/legalCase/party"), leader.get("/legal-cases/" + id).json().get("party")
        }) {
            assertThat(party.get("name").asText()).isEqualTo("赵某");
            assertThat(party.has("address")).isFalse();
        }
        assertThat(told.at("/legalCase/party").has("idNumber")).isFalse();
        assertThat(leader.get("/legal-cases/" + id).json().at("/party/idNumber").asText())
                .isEqualTo("**************1234");
        assertThat(told.at("/step/hash").asText()).hasSize(64);
        assertThat(bureau.squad
                        .get("/legal-cases/" + id)
                        .json()
                        .at("/party/idNumber")
                        .asText())
                .isEqualTo("211302197001011234");
        long document = bureau.document(id, "filing");
        assertThat(leader.get("/legal-documents/" + document + "/file?format=pdf")
                        .code())
                .isEqualTo("forbidden");
        assertThat(leader.get("/legal-cases/" + id + "/dossier?format=pdf").code())
                .isEqualTo("forbidden");
        assertThat(bureau.step(leader, id, "investigated", "2025-03-04T02:00:00Z", TWO)
                        .code())
                .isEqualTo("forbidden");
        ApiClient east = bureau.server.as("officer.east");
        assertThat(east.get("/legal-cases/" + id).status()).isEqualTo(404);
        assertThat(east.get("/legal-documents/" + document + "/file?format=pdf").status())
                .isEqualTo(404);
        assertThat(east.get("/legal-cases").json().get("items")).isEmpty();
        assertThat(bureau.step(east, id, "investigated", "2025-03-04T02:00:00Z", TWO)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aCorrectionIsAnEventAndAsLawfulAsWhatItCorrects() throws Exception {
        long id = bureau.open(bureau.issue("heap"), "2025-03-03T01:00:00Z").id();
        bureau.done(id, "investigated", "2025-03-04T02:00:00Z", TWO);
        bureau.done(id, "correction_ordered", "2025-03-05T02:00:00Z", TWO + ",\"details\":{\"until\":\"2025-03-12\"}");
        bureau.done(id, "notice_given", "2025-03-13T02:00:00Z", "");
        long notice = bureau.document(id, "notice");
        String left = "\"details\":{\"documentId\":%d,\"way\":\"left\"%s}";
        assertThat(bureau.refused(id, "delivered", "2025-03-14T02:00:00Z", left.formatted(notice, "")))
                .contains("见证人");
        assertThat(bureau.refused(
                        id, "delivered", "2025-03-12T02:00:00Z", left.formatted(notice, ",\"witness\":\"王主任\"")))
                .contains("2025-03-13");
        bureau.done(id, "delivered", "2025-03-14T02:00:00Z", left.formatted(notice, ",\"witness\":\"王主任\""));
        bureau.done(id, "legal_reviewed", "2025-03-17T02:00:00Z", "\"details\":{\"approved\":true}");
        assertThat(stop(id, "decided").get("earliest").asText()).isEqualTo("2025-03-22");
        String later = "\"corrects\":5,\"note\":\"回证日期笔误\"," + left.formatted(notice, ",\"witness\":\"王主任\"");
        bureau.done(id, "corrected", "2025-03-18T02:00:00Z", later);
        assertThat(stop(id, "decided").get("earliest").asText()).isEqualTo("2025-03-26");
        assertThat(bureau.step(bureau.squad, id, "corrected", "2025-03-18T02:00:00Z", "\"corrects\":5")
                        .code())
                .as("it says why")
                .isEqualTo("validation");
        assertThat(bureau.refused(id, "corrected", "2025-03-12T02:00:00Z", later))
                .contains("2025-03-13");
        JsonNode steps =
                bureau.squad.get("/legal-cases/" + id + "/track").json().get("steps");
        assertThat(steps).hasSize(7);
        assertThat(steps.get(4).get("at").asText()).as("what was said stays").startsWith("2025-03-14");
        assertThatThrownBy(() ->
                        bureau.jdbi.useHandle(handle -> handle.execute("delete from legal_step where case_id = ?", id)))
                .hasMessageContaining("append-only");
    }

    private JsonNode stop(long id, String kind) throws Exception {
        for (JsonNode each :
                bureau.squad.get("/legal-cases/" + id + "/track").json().get("line")) {
            if (each.get("kind").asText().equals(kind)) {
                return each;
            }
        }
        throw new AssertionError("no stop " + kind);
    }

    @Test
    void aLastDayRingsOnceBeforeAndOnceAfter() throws Exception {
        ApiClient dispatcher = bureau.server.as("dispatcher");
        LiveClient live = LiveClient.follow(bureau.server.url(), dispatcher.token(), null);
        String long100 = Instant.now()
                .minus(100, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        long id = bureau.open(bureau.issue("heap"), long100).id();
        JsonNode late = live.awaitFact("alarm.raised").at("/data/alarm");
        assertThat(late.get("kind").asText()).isEqualTo("case_overdue");
        assertThat(late.get("subjectId").asLong()).isEqualTo(id);
        String nearly = Instant.now()
                .minus(89, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        long second = bureau.open(bureau.issue("heap"), nearly).id();
        JsonNode soon = live.awaitFact("alarm.raised").at("/data/alarm");
        assertThat(soon.get("kind").asText()).isEqualTo("case_due");
        assertThat(soon.get("subjectId").asLong()).isEqualTo(second);
        bureau.done(id, "suspended", Instant.now().toString(), "\"note\":\"当事人住院\"");
        assertThat(live.awaitFact("alarm.ended").at("/data/alarm/id").asLong())
                .as("while it is suspended nothing is owed")
                .isEqualTo(late.get("id").asLong());
        int rung = bureau.jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from alarm where subject = 'legal_case' and subject_id in (<ids>)")
                .bindList("ids", id, second)
                .mapTo(Integer.class)
                .one());
        assertThat(rung).isEqualTo(2);
        live.close();
    }

    @Test
    void anIssueIsNotClosedBeforeItsCase() throws Exception {
        long issue = bureau.issue("heap");
        bureau.open(issue, "2025-03-03T01:00:00Z");
        bureau.jdbi.useHandle(handle -> handle.execute(
                "update issue set state = 'reported_done', handler_id = 37 where org = 1 and id = ?", issue));
        Answer refused = bureau.verifier.post("/issues/" + issue + "/steps", "{\"action\":\"close\"}");
        assertThat(refused.code()).isEqualTo("conflict");
        assertThat(refused.json().get("detail").asText()).contains("尚未结案");
    }
}
