package org.roadmarshal.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.db.Database;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;
import org.roadmarshal.timer.Timer;

/** Photos that come in pieces, and copies made of them. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceUploadTest {
    private static final int PIECE = 50_000;
    private static final Instant TAKEN = Instant.parse("2026-11-26T00:00:00Z");

    @TempDir
    private static Path directory;

    private TestServer server;
    private ApiClient officer;
    private Jdbi jdbi;

    @BeforeAll
    void start(TestDatabase database) throws Exception {
        SmallCity.build(database);
        server = TestServer.start(database, Map.of("evidence.dir", directory.toString()));
        officer = server.as("officer.west");
        jdbi = Database.jdbi(database.dataSource());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void goesOnWhereItStoppedAndIsKeptOnce() throws Exception {
        byte[] photo = large(1);
        Answer begun = open(officer, photo);
        assertThat(begun.json().get("offset").asInt()).isZero();
        String path = "/evidence-uploads/" + begun.id();
        assertThat(piece(path, photo, 0).json().get("offset").asInt()).isEqualTo(PIECE);
        assertThat(piece(path, photo, 0).json().get("offset").asInt())
                .as("the same piece, whose answer was lost")
                .isEqualTo(PIECE);
        assertThat(piece(path, photo, 2 * PIECE).code()).as("one is missing").isEqualTo("conflict");
        assertThat(officer.get(path).json().get("offset").asInt()).isEqualTo(PIECE);

        Answer resumed = open(officer, photo);
        assertThat(resumed.id()).isEqualTo(begun.id());
        assertThat(resumed.json().get("offset").asInt()).isEqualTo(PIECE);
        Answer last = null;
        for (int at = PIECE; at < photo.length; at += PIECE) {
            last = piece(path, photo, at);
        }
        assertThat(last.json().get("offset").asInt()).isEqualTo(photo.length);
        long kept = last.json().at("/evidence/id").asLong();
        assertThat(last.json().at("/evidence/headingDeg").asDouble()).isEqualTo(12.5);
        assertThat(officer.get("/evidence/" + kept + "/content").bytes()).isEqualTo(photo);
        assertThat(open(officer, photo).json().at("/evidence/id").asLong())
                .as("sent again")
                .isEqualTo(kept);
        assertThat(officer.get(path).status()).isEqualTo(404);
        assertThat(count("evidence", photo)).isOne();
        assertThat(count("evidence_upload", photo)).isZero();
        assertThat(files(photo)).hasSize(1);
    }

    @Test
    void theLastPieceTwiceAtOnceIsOnePhoto() throws Exception {
        byte[] photo = Pictures.jpeg(77);
        String path = "/evidence-uploads/" + open(officer, photo).id() + "?offset=0";
        ExecutorService phones = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Answer>> attempts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                attempts.add(() -> officer.patch(path, photo));
            }
            for (Future<Answer> attempt : phones.invokeAll(attempts)) {
                assertThat(attempt.get().status()).isIn(200, 404, 409, 503);
            }
        } finally {
            phones.shutdown();
        }
        assertThat(open(officer, photo).json().at("/evidence/id").asLong()).isPositive();
        assertThat(count("evidence", photo)).isOne();
    }

    @Test
    void whatCameTogetherButIsNoEvidenceYetBecomesItWhenAskedFor() throws Exception {
        byte[] photo = Pictures.jpeg(78);
        long id = open(officer, photo).id();
        // As a node leaves it that dies after the last piece.
        jdbi.useHandle(handle -> {
            handle.execute("insert into evidence_chunk (org, upload_id, at, bytes) values (1, ?, 0, ?)", id, photo);
            handle.execute("update evidence_upload set received = size_bytes where id = ?", id);
        });
        assertThat(open(officer, photo).json().at("/evidence/sha256").asText()).isEqualTo(hash(photo));
    }

    @Test
    void whatIsNotWhatWasSaidIsThrownAway() throws Exception {
        byte[] photo = Pictures.jpeg(79);
        byte[] other = photo.clone();
        other[300] ^= 1;
        String path = "/evidence-uploads/" + open(officer, photo).id();
        Answer refused = officer.patch(path + "?offset=0", other);
        assertThat(refused.code()).isEqualTo("validation");
        assertThat(refused.body()).contains("changed on its way");
        assertThat(officer.get(path).status()).isEqualTo(404);

        byte[] text = "no photo at all".getBytes(StandardCharsets.UTF_8);
        assertThat(officer.patch("/evidence-uploads/" + open(officer, text).id() + "?offset=0", text)
                        .status())
                .isEqualTo(415);
        assertThat(count("evidence_upload", text)).isZero();
    }

    @Test
    void hasItsBounds() throws Exception {
        byte[] photo = Pictures.jpeg(80);
        Answer begun = open(officer, photo);
        String path = "/evidence-uploads/" + begun.id();
        assertThat(officer.patch(path + "?offset=0", Arrays.copyOf(photo, photo.length + 1))
                        .code())
                .isEqualTo("validation");
        assertThat(officer.patch(path + "?offset=0", new byte[0]).status()).isEqualTo(400);
        assertThat(officer.patch(path, photo).status()).as("no offset").isEqualTo(400);
        assertThat(officer.patch(path + "?offset=0", new byte[(1 << 20) + 1]).status())
                .isEqualTo(413);
        ApiClient east = server.as("officer.east");
        assertThat(east.get(path).status()).isEqualTo(404);
        assertThat(east.patch(path + "?offset=0", photo).status()).isEqualTo(404);
        assertThat(open(server.as("integrator"), photo).status()).isEqualTo(403);
        assertThat(officer.send("POST", "/evidence-uploads", said(photo, 20 * 1024 * 1024 + 1), Map.of())
                        .status())
                .isEqualTo(413);
        for (int i = 0; i < 10; i++) {
            open(officer, Pictures.jpeg(100 + i));
        }
        assertThat(officer.get(path).status())
                .as("ten newer ones took its place")
                .isEqualTo(404);
    }

    @Test
    void isThrownAwayWhenNobodyGoesOn() throws Exception {
        byte[] photo = Pictures.jpeg(81);
        long id = open(officer, photo).id();
        EvidenceUploads uploads = new EvidenceUploads(new EvidenceService(null));
        fire(uploads, id);
        assertThat(count("evidence_upload", photo)).as("too early").isOne();
        jdbi.useHandle(handle ->
                handle.execute("update evidence_upload set touched_at = now() - interval '25 hours' where id = ?", id));
        fire(uploads, id);
        assertThat(count("evidence_upload", photo)).isZero();
    }

    private void fire(EvidenceUploads uploads, long id) throws Exception {
        jdbi.inTransaction(handle -> Journal.inside(handle, 1, Actor.SYSTEM, transaction -> {
            uploads.fire(transaction, new Timer(1, 0, EvidenceUploads.TIMER, id, Instant.now(), "{}"));
            return null;
        }));
    }

    @ParameterizedTest
    @CsvSource({"view, 1600, 1200", "thumbnail, 320, 240", "watermarked, 2048, 1536"})
    void copiesAreNewPicturesWithoutWhatWasHiddenInTheFile(String form, int width, int height) throws Exception {
        byte[] photo = new ExifSegment()
                .camera("HUAWEI", "Mate 70", "<script>alert(1)</script>")
                .place(120.4, 41.57, null)
                .into(Pictures.encode("jpeg", 2400, 1800, 3));
        long id = officer.upload("/evidence?capturedAt=" + TAKEN + "&lon=120.4&lat=41.57&headingDeg=271", photo)
                .id();
        Answer copy = officer.get("/evidence/" + id + "/" + form);
        assertThat(copy.status()).as(copy.body()).isEqualTo(200);
        assertThat(copy.contentType()).isEqualTo("image/jpeg");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(copy.bytes()));
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        assertThat(new String(copy.bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("HUAWEI")
                .doesNotContain("script")
                .doesNotContain("Exif");
        assertThat(officer.get("/evidence/" + id + "/" + form).bytes()).isEqualTo(copy.bytes());
        assertThat(server.as("officer.east").get("/evidence/" + id + "/" + form).status())
                .isEqualTo(404);
        if (form.equals("watermarked")) {
            assertThat(darkRows(image)).as("rows of the veil").isBetween(100, 600);
        }
    }

    @Test
    void copiesStandUprightAndOfWebpThereAreSomeToo() throws Exception {
        byte[] lying = new ExifSegment().orientation(6).into(Pictures.encode("jpeg", 640, 480, 4));
        long id = officer.upload("/evidence?capturedAt=" + TAKEN, lying).id();
        BufferedImage upright = ImageIO.read(new ByteArrayInputStream(
                officer.get("/evidence/" + id + "/view").bytes()));
        assertThat(upright.getWidth()).isEqualTo(480);
        assertThat(upright.getHeight()).isEqualTo(640);

        // Eight red pixels by six.
        byte[] webp = HexFormat.of()
                .parseHex("524946463600000057454250565038202a0000009001009d012a0800060002c04c25a00274ba00039800feed903f"
                        + "885dec6dbffcf4cfeb6fe3ff19000000");
        long red = officer.upload("/evidence?capturedAt=" + TAKEN, webp).id();
        BufferedImage copy = ImageIO.read(new ByteArrayInputStream(
                officer.get("/evidence/" + red + "/thumbnail").bytes()));
        assertThat(copy.getWidth()).isEqualTo(8);
        assertThat(copy.getRGB(4, 3) >> 16 & 255).isGreaterThan(150);

        byte[] note = HexFormat.of().parseHex("4f67675300020000000000000000");
        long said = officer.upload("/evidence?capturedAt=" + TAKEN, note).id();
        assertThat(officer.get("/evidence/" + said + "/view").status())
                .as("a voice note has no picture")
                .isEqualTo(415);
    }

    @Test
    void findingsComeWithThePhoto() throws Exception {
        byte[] photo = new ExifSegment()
                .camera("HUAWEI", "Mate 70", "Adobe Photoshop")
                .time("2026:11:24 08:00:00", "+08:00", null)
                .place(120.45, 41.57, null)
                .into(Pictures.jpeg(90));
        Answer kept = officer.upload("/evidence?capturedAt=" + TAKEN + "&lon=120.45&lat=41.597", photo);
        assertThat(kept.status()).isEqualTo(201);
        assertThat(kept.json().at("/exif/model").asText()).isEqualTo("Mate 70");
        assertThat(kept.json().get("findings").findValuesAsText("kind"))
                .containsExactly("place_differs", "time_differs", "edited");
        assertThat(officer.get("/evidence/" + kept.id()).json()).isEqualTo(kept.json());
    }

    private static int darkRows(BufferedImage image) {
        int rows = 0;
        for (int y = image.getHeight() - 1; y > 0; y--) {
            int rgb = image.getRGB(image.getWidth() - 3, y);
            if (Math.max(rgb >> 16 & 255, Math.max(rgb >> 8 & 255, rgb & 255)) > 120) {
                break;
            }
            rows++;
        }
        return rows;
    }

    /** Some 300 kB. */
    private static byte[] large(int number) {
        return Pictures.encode("png", 1200, 900, number);
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(EvidenceStore.sha256(bytes));
    }

    private static String said(byte[] photo, int size) {
        return """
                {"sha256": "%s", "sizeBytes": %d, "capturedAt": "%s", "location": {"lon": 120.4, "lat": 41.57}, "headingDeg": 12.5}""".formatted(hash(photo), size, TAKEN.plus(Duration.ofSeconds(photo.length % 1000)));
    }

    private static Answer open(ApiClient who, byte[] photo) throws Exception {
        return who.send("POST", "/evidence-uploads", said(photo, photo.length), Map.of());
    }

    private Answer piece(String path, byte[] photo, int at) throws Exception {
        return officer.patch(path + "?offset=" + at, Arrays.copyOfRange(photo, at, Math.min(photo.length, at + PIECE)));
    }

    private int count(String table, byte[] photo) {
        return jdbi.withHandle(handle -> handle.select(
                        "select count(*) from " + table + " where sha256 = ?", EvidenceStore.sha256(photo))
                .mapTo(Integer.class)
                .one());
    }

    private List<Path> files(byte[] photo) throws IOException {
        try (Stream<Path> below = Files.walk(directory)) {
            return below.filter(file -> file.getFileName().toString().equals(hash(photo)))
                    .toList();
        }
    }
}
