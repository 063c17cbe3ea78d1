package org.roadmarshal.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.evidence.EvidenceStore;
import org.roadmarshal.evidence.KeptFile;
import org.roadmarshal.evidence.Pictures;
import org.roadmarshal.evidence.S3Config;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

final class S3StoreTest {
    private static final byte[] PHOTO = "a photo".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HASH = EvidenceStore.sha256(PHOTO);

    private S3Bucket bucket;
    private EvidenceStore store;

    @BeforeEach
    void start() {
        bucket = new S3Bucket();
        store = new S3Store(bucket.config());
    }

    @AfterEach
    void stop() {
        bucket.close();
    }

    @Test
    void keepsOnceAndGivesBackWhatWasKept() {
        store.keep(1, HASH, PHOTO);
        store.keep(1, HASH, PHOTO);
        assertThat(store.read(1, HASH)).isEqualTo(PHOTO);
        String name = HexFormat.of().formatHex(HASH);
        String path = "/evidence/1/" + name.substring(0, 2) + "/" + name;
        assertThat(bucket.requests).isEqualTo(List.of("HEAD " + path, "PUT " + path, "HEAD " + path, "GET " + path));
        KeptFile file = store.open(1, HASH);
        assertThat(file.path()).hasBinaryContent(PHOTO);
        file.close();
        assertThat(Files.exists(file.path())).as("it was for one reader").isFalse();
        assertThatThrownBy(() -> store.read(2, HASH)).hasMessageContaining("is missing");
    }

    @Test
    void whatWasAlteredIsNotShown() {
        store.keep(1, HASH, PHOTO);
        bucket.objects.replaceAll((path, bytes) -> "another".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> store.read(1, HASH)).hasMessageContaining("not as it was kept");
    }

    @Test
    void whoHasNotTheKeyKeepsNothing() {
        S3Config wrong = new S3Config(bucket.url(), "evidence", "cn-north-1", S3Bucket.ACCESS, "another");
        assertThatThrownBy(() -> new S3Store(wrong).keep(1, HASH, PHOTO)).hasMessageContaining("SignatureDoesNotMatch");
        // Said to be what it is not: the server looks.
        assertThatThrownBy(() -> store.keep(1, EvidenceStore.sha256(new byte[1]), PHOTO))
                .hasMessageContaining("XAmzContentSHA256Mismatch");
        assertThat(bucket.objects).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsSaidToBe() {
        bucket.close();
        assertThatThrownBy(() -> store.keep(1, HASH, PHOTO))
                .isInstanceOfSatisfying(
                        DispatchException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }

    /** The examples of the algorithm's own description. */
    @ParameterizedTest
    @CsvSource({
        "/test.txt, bytes=0-9, f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
        "/?lifecycle=, , fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
        "/?max-keys=2&prefix=J, , 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
    })
    void signsAsTheDescriptionDoes(String path, String range, String signature) {
        S3Config config = new S3Config(
                URI.create("https://examplebucket.s3.amazonaws.com"),
                "",
                "us-east-1",
                "AKIAIOSFODNN7EXAMPLE",
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        Map<String, String> headers = new S3Signature(config, Instant.parse("2013-05-24T00:00:00Z"))
                .headers(
                        "GET",
                        URI.create(config.url() + path),
                        HexFormat.of().formatHex(EvidenceStore.sha256(new byte[0])),
                        range == null ? Map.of() : Map.of("range", range));
        assertThat(headers.get("authorization")).endsWith(",Signature=" + signature);
    }

    @Test
    @ExtendWith(PostgisExtension.class)
    void aServerKeepsItsPhotosThere(TestDatabase database) throws Exception {
        SmallCity.build(database);
        Map<String, String> settings = Map.of(
                "evidence.s3.url",
                bucket.url().toString(),
                "evidence.s3.bucket",
                "evidence",
                "evidence.s3.region",
                "cn-north-1",
                "evidence.s3.accessKey",
                S3Bucket.ACCESS,
                "evidence.s3.secretKey",
                S3Bucket.SECRET);
        try (TestServer server = TestServer.start(database, settings)) {
            ApiClient officer = server.as("officer.west");
            byte[] photo = Pictures.jpeg(5);
            long id = officer.upload("/evidence?capturedAt=" + Instant.now(), photo)
                    .id();
            assertThat(bucket.objects.values()).containsExactly(photo);
            assertThat(officer.get("/evidence/" + id + "/content").bytes()).isEqualTo(photo);
            assertThat(officer.get("/evidence/" + id + "/thumbnail").status()).isEqualTo(200);
        }
    }
}
