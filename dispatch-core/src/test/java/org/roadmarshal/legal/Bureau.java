package org.roadmarshal.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.jdbi.v3.core.Jdbi;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** The small city as a bureau that takes people to law: certificates, issues, and a squad leader at work. */
final class Bureau implements AutoCloseable {
    private static final Path FONT = Path.of("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf");
    static final String TWO = "\"officerIds\":[11,12]";

    private final TestDatabase database;
    final TestServer server;
    final Jdbi jdbi;
    final ApiClient squad;
    final ApiClient verifier;

    Bureau(TestDatabase database) throws Exception {
        assumeTrue(Files.exists(FONT), "skipped: no Chinese font, without which there is no PDF");
        this.database = database;
        SmallCity.build(database);
        jdbi = Database.jdbi(database.dataSource());
        jdbi.useHandle(handle -> handle.execute("""
                update person set certificate_no = 'LN-' || badge, certificate_expires = '2090-01-01' where org = 1 and id in (11, 12);
                update person set certificate_no = 'LN-E01', certificate_expires = '2025-01-31' where org = 1 and id = 13;
                insert into role_grant (org, account_id, role, agency_id) values (1, 37, 'verifier', 2)"""));
        server = TestServer.start(database);
        squad = server.as("squad.west");
        verifier = server.as("verifier");
    }

    /** One more server over the same database. @param keys legal.idNumberKeys of it */
    TestServer another(String keys) throws Exception {
        return TestServer.start(database, Map.of("legal.idNumberKeys", keys));
    }

    /** Which key the id number is sealed with; null for none. */
    String keyOf(long legalCase) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select party_id_key from legal_case where org = 1 and id = :id")
                        .bind("id", legalCase)
                        .mapTo(String.class)
                        .one());
    }

    /** Which keys seal id numbers; "clear" where one is not sealed. */
    List<String> keys() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select distinct coalesce(party_id_key, 'clear') from legal_case
                        where num_nonnulls(party_id_key, party_id_number) > 0""").mapTo(String.class).list());
    }

    /** In how many rows a text stands, whatever the column. */
    long rowsWith(String table, String text) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from " + table + " t where t::text like '%' || :text || '%'")
                .bind("text", text)
                .mapTo(Long.class)
                .one());
    }

    /** A filed issue of the west squad. */
    long issue(String category) {
        return jdbi.withHandle(handle -> {
            long id = handle.createQuery("""
                            insert into issue (org, category, state, source, description, route, stake, side, address, agency_id,
                              geom, found_at)
                            values (1, :category, 'in_progress', 'department', '未经批准搭建', 'G101', 'K480+200', 'left', '某村口', 2,
                              st_setsrid(st_makepoint(120.4, 41.57), 4326), '2025-03-01T02:00:00Z') returning id""")
                    .bind("category", category)
                    .mapTo(Long.class)
                    .one();
            handle.execute("insert into issue_quantity (org, issue_id, unit, found) values (1, ?, 'count', 2)", id);
            return id;
        });
    }

    Answer open(long issue, String at) throws Exception {
        return squad.post("/legal-cases", """
                {"issueId":%d,"at":"%s","party":{"kind":"person","name":"赵某","idNumber":"211302197001011234","phone":"13900001111",
                "address":"某村1组"},"officerIds":[11,12]}""".formatted(issue, at));
    }

    /** @param more further fields, or empty */
    Answer step(ApiClient who, long legalCase, String kind, String at, String more) throws Exception {
        return who.post(
                "/legal-cases/" + legalCase + "/steps",
                "{\"kind\":\"%s\",\"at\":\"%s\"%s}".formatted(kind, at, more.isEmpty() ? "" : "," + more));
    }

    void done(long legalCase, String kind, String at, String more) throws Exception {
        ApiClient who = kind.equals("legal_reviewed") ? verifier : squad;
        Answer answer = step(who, legalCase, kind, at, more);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /** @return what the refusal says */
    String refused(long legalCase, String kind, String at, String more) throws Exception {
        Answer answer = step(squad, legalCase, kind, at, more);
        assertThat(answer.code()).as(answer.body()).isEqualTo("conflict");
        return answer.json().get("detail").asText();
    }

    long document(long legalCase, String kind) throws Exception {
        Answer answer = squad.post("/legal-cases/" + legalCase + "/documents", "{\"kind\":\"" + kind + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    /** Produces it and hands it over. */
    long delivered(long legalCase, String kind, String at) throws Exception {
        long document = document(legalCase, kind);
        done(
                legalCase,
                "delivered",
                at,
                "\"details\":{\"documentId\":%d,\"way\":\"direct\",\"receiver\":\"赵某\"}".formatted(document));
        return document;
    }

    byte[] file(long document, String format) throws Exception {
        Answer answer = squad.get("/legal-documents/" + document + "/file?format=" + format);
        assertThat(answer.status()).isEqualTo(200);
        return answer.bytes();
    }

    static String word(byte[] docx) throws Exception {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            return document.getParagraphs().stream().map(XWPFParagraph::getText).collect(Collectors.joining("\n"))
                    + document.getTables().stream()
                            .map(table -> table.getText())
                            .collect(Collectors.joining("\n"));
        }
    }

    static String pdf(byte[] bytes) throws Exception {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
