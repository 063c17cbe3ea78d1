package org.roadmarshal.pack.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.roadmarshal.app.Main;
import org.roadmarshal.evidence.EvidenceStore;
import org.roadmarshal.evidence.ExifSegment;
import org.roadmarshal.evidence.Pictures;
import org.roadmarshal.testing.ApiClient;
import org.roadmarshal.testing.ApiClient.Answer;
import org.roadmarshal.testing.LiveClient;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.testing.TestServer;

/** A pack over HTTP, and its verifier, which is given every sort of altered pack. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidencePackTest {
    @TempDir
    private static Path directory;

    private TestDatabase database;
    private TestServer server;
    private ApiClient dispatcher;
    private byte[] pack;
    private long issue;
    private Path source;
    private Constructor<?> verifier;

    @BeforeAll
    void start(TestDatabase postgis) throws Exception {
        database = postgis;
        SmallCity.build(database);
        server = TestServer.start(database);
        dispatcher = server.as("dispatcher");
        ApiClient officer = server.as("officer.west");
        byte[] photo =
                new ExifSegment().camera("HUAWEI", "Mate \"70\"", "x").into(Pictures.encode("jpeg", 320, 240, 1));
        String query = "/evidence?lon=120.4&lat=41.57&headingDeg=90.5&capturedAt=" + Instant.now();
        long first = officer.upload(query, photo).id();
        long second = officer.upload(query, Pictures.encode("png", 64, 48, 2)).id();
        Answer registered;
        try (LiveClient desk = LiveClient.follow(server.url(), dispatcher.token(), null)) {
            registered = officer.post("/issues", """
                {"category": "heap", "source": "patrol", "description": "砂石\\t堆\\n\\"占\\" \\\\",
                 "geometry": {"type": "Point", "coordinates": [120.4, 41.57]}, "photoIds": [%d, %d],
                 "quantities": [{"unit": "count", "found": 1}]}""".formatted(first, second));
            assertThat(registered.status()).as(registered.body()).isEqualTo(201);
            // It is told when it is sealed.
            desk.awaitFact("issue.registered");
        }
        issue = registered.id();
        Answer answer = dispatcher.get("/issues/" + issue + "/evidence-pack");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/zip");
        pack = answer.bytes();

        source = directory.resolve("Verify.java");
        Files.write(source, dispatcher.get("/evidence-packs/verifier").bytes());
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-Xlint:all", "-Werror", source.toString()))
                .isZero();
        @SuppressWarnings("resource")
        URLClassLoader classes = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null);
        verifier = classes.loadClass("Verify").getDeclaredConstructor();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void holdsWhatItSays() throws Exception {
        Map<String, byte[]> files = unpack(pack);
        assertThat(files.keySet().stream().map(name -> name.replaceFirst("photos/\\d+-before/", "photos/")))
                .containsExactly(
                        "README.txt",
                        "Verify.java",
                        "public-key.pem",
                        "issue.json",
                        "journal.tsv",
                        "photos/original.jpeg",
                        "photos/watermarked.jpg",
                        "photos/photo.json",
                        "photos/original.png",
                        "photos/watermarked.jpg",
                        "photos/photo.json",
                        "manifest.txt",
                        "manifest.sig");
        assertThat(new String(files.get("manifest.txt"), StandardCharsets.UTF_8))
                .contains("org 1 小城\nissue " + issue);
        assertThat(check(pack)).isEmpty();
        assertThat(checkDirectory(files)).isEmpty();
    }

    @Test
    void isAcceptedByAPlainJavaProcessThatKnowsTheKey() throws Exception {
        JsonNode key = dispatcher.get("/evidence-packs/keys").json().at("/items/0");
        assertThat(new String(unpack(pack).get("public-key.pem"), StandardCharsets.UTF_8))
                .isEqualTo(key.get("publicKey").asText());
        Path file = Files.write(directory.resolve("pack.zip"), pack);
        String fingerprint = key.get("fingerprint").asText();
        Run accepted = java(file, "--key", fingerprint);
        assertThat(accepted.exit).as(accepted.said).isZero();
        assertThat(accepted.said)
                .contains("ACCEPTED")
                .contains("the key that was told")
                .doesNotContain("✗");
        Run otherKey = java(file, "--key", "0".repeat(64));
        assertThat(otherKey.exit).isOne();
        assertThat(otherKey.said).contains("public-key.pem").contains("REJECTED");

        Matcher checkpoint = Pattern.compile("--checkpoint (\\d+=[0-9a-f]{64})").matcher(accepted.said);
        assertThat(checkpoint.find()).isTrue();
        assertThat(command("verify", "--org", "smallcity", "--checkpoint", checkpoint.group(1)))
                .isZero();
        assertThat(command("verify", "--org", "smallcity", "--checkpoint", "1=" + "0".repeat(64)))
                .isOne();
    }

    @Test
    void oneChangedByteInAnyFileIsFoundAndItsFileNamed() throws Exception {
        Random random = new Random(7);
        Map<String, byte[]> files = unpack(pack);
        for (String name : files.keySet()) {
            int at = indexOf(pack, files.get(name));
            int length = files.get(name).length;
            for (int i = 0; i < 12; i++) {
                byte[] altered = pack.clone();
                altered[at + random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
                assertThat(check(altered)).as("a byte of " + name).anyMatch(fault -> fault.startsWith(name));
                Map<String, byte[]> loose = new LinkedHashMap<>(files);
                loose.put(name, Arrays.copyOfRange(altered, at, at + length));
                if (i < 3) {
                    assertThat(checkDirectory(loose))
                            .as("unpacked, a byte of " + name)
                            .anyMatch(fault -> fault.startsWith(name));
                }
            }
        }
    }

    /** What in the ZIP belongs to no file: every third byte, which in so many headers is each field of them. */
    @Test
    void oneChangedByteBetweenTheFilesIsFoundToo() throws Exception {
        Map<String, byte[]> files = unpack(pack);
        boolean[] inside = new boolean[pack.length];
        files.values().forEach(bytes -> {
            int at = indexOf(pack, bytes);
            Arrays.fill(inside, at, at + bytes.length, true);
        });
        int tried = 0;
        for (int at = 0, loose = 0; at < pack.length; at++) {
            if (!inside[at] && loose++ % 3 == 0) {
                byte[] altered = pack.clone();
                altered[at] ^= (byte) (1 << at % 8);
                List<String> faults = check(altered);
                assertThat(faults).as("byte %d of the ZIP itself", at).isNotEmpty();
                if (at < pack.length - 22) {
                    assertThat(faults).as("byte %d of the ZIP itself", at).anyMatch(fault -> files.keySet().stream()
                            .anyMatch(fault::contains));
                }
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(300);
        assertThat(check(Arrays.copyOf(pack, pack.length + 1))).isNotEmpty();
        assertThat(check(Arrays.copyOf(pack, pack.length - 1))).isNotEmpty();
    }

    @Test
    void aFileRemovedOrAddedIsNamed() throws Exception {
        Map<String, byte[]> files = unpack(pack);
        for (String name : files.keySet()) {
            Map<String, byte[]> fewer = new LinkedHashMap<>(files);
            fewer.remove(name);
            assertThat(check(zip(fewer))).as("without " + name).anyMatch(fault -> fault.startsWith(name));
            assertThat(checkDirectory(fewer)).as("without " + name).anyMatch(fault -> fault.startsWith(name));
        }
        Map<String, byte[]> more = new LinkedHashMap<>(files);
        more.put("photos/9-before/original.jpeg", new byte[] {1});
        assertThat(check(zip(more))).anyMatch(fault -> fault.startsWith("photos/9-before/original.jpeg"));
        assertThat(checkDirectory(more)).anyMatch(fault -> fault.startsWith("photos/9-before/original.jpeg"));
    }

    /** Whoever has a key can sign what they like; the facts' own hashes then still speak. */
    @Test
    void whatWasAlteredAndSignedAnewDoesNotGoWithTheFacts() throws Exception {
        assertThat(check(signedAnew(unpack(pack)))).isEmpty();

        Map<String, byte[]> rewritten = unpack(pack);
        replace(rewritten, "journal.tsv", "砂石", "没有");
        assertThat(check(signedAnew(rewritten))).singleElement().asString().startsWith("journal.tsv");

        Map<String, byte[]> moved = unpack(pack);
        String json = moved.keySet().stream()
                .filter(name -> name.endsWith("photo.json"))
                .findFirst()
                .orElseThrow();
        replace(moved, json, "120.4", "120.5");
        assertThat(check(signedAnew(moved))).singleElement().asString().startsWith(json);

        Map<String, byte[]> exchanged = unpack(pack);
        String original = json.replace("photo.json", "original.jpeg");
        exchanged.put(original, Pictures.jpeg(9));
        assertThat(check(signedAnew(exchanged))).singleElement().asString().startsWith(original);

        Map<String, byte[]> fewer = unpack(pack);
        fewer.keySet().removeIf(name -> name.startsWith(json.replace("photo.json", "")));
        assertThat(check(signedAnew(fewer)))
                .singleElement()
                .asString()
                .startsWith(json.substring(0, json.indexOf('-')));

        Map<String, byte[]> shorter = unpack(pack);
        String journal = new String(shorter.get("journal.tsv"), StandardCharsets.UTF_8);
        shorter.put(
                "journal.tsv",
                journal.lines()
                        .filter(line -> !line.contains("evidence.kept"))
                        .collect(Collectors.joining("\n", "", "\n"))
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(check(signedAnew(shorter))).hasSize(2).allMatch(fault -> fault.contains("photo.json"));
    }

    private static void replace(Map<String, byte[]> files, String name, String what, String by) {
        String text = new String(files.get(name), StandardCharsets.UTF_8);
        assertThat(text).contains(what);
        files.put(name, text.replace(what, by).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] signedAnew(Map<String, byte[]> files) throws IOException {
        KeyPair key = Signer.make();
        Signer signer =
                new Signer(key.getPrivate().getEncoded(), key.getPublic().getEncoded(), Instant.now());
        files.put("public-key.pem", signer.pem().getBytes(StandardCharsets.UTF_8));
        StringBuilder list = new StringBuilder();
        new String(files.get("manifest.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("file "))
                .map(line -> line.startsWith("key ") ? "key " + signer.fingerprint() : line)
                .forEach(line -> list.append(line).append('\n'));
        files.remove("manifest.txt");
        files.remove("manifest.sig");
        files.forEach((name, bytes) -> list.append("file %s %d %s%n"
                .formatted(HexFormat.of().formatHex(EvidenceStore.sha256(bytes)), bytes.length, name)));
        byte[] manifest = list.toString().getBytes(StandardCharsets.UTF_8);
        files.put("manifest.txt", manifest);
        files.put(
                "manifest.sig",
                "sha256 %s%ned25519 %s%n"
                        .formatted(
                                HexFormat.of().formatHex(EvidenceStore.sha256(manifest)),
                                HexFormat.of().formatHex(signer.sign(manifest)))
                        .getBytes(StandardCharsets.UTF_8));
        return zip(files);
    }

    @Test
    void whoSeesTheIssueNotMayNotHaveItsPack() throws Exception {
        assertThat(server.as("officer.east")
                        .get("/issues/" + issue + "/evidence-pack")
                        .status())
                .isEqualTo(404);
        assertThat(server.as("other.admin").get("/evidence-packs/keys").status())
                .isEqualTo(403);
        assertThat(server.asNobody().get("/evidence-packs/keys").status()).isEqualTo(401);
    }

    private List<String> check(byte[] altered) throws Exception {
        Path file = Files.write(directory.resolve("altered.zip"), altered);
        return check(file);
    }

    private List<String> checkDirectory(Map<String, byte[]> files) throws Exception {
        Path root = Files.createTempDirectory(directory, "unpacked");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return check(root);
    }

    private List<String> check(Path path) throws Exception {
        Object verify = verifier.newInstance();
        List<String> faults = new ArrayList<>();
        for (Object fault : (List<?>)
                verify.getClass().getMethod("check", Path.class, String.class).invoke(verify, path, null)) {
            faults.add((String) fault);
        }
        return faults;
    }

    private record Run(int exit, String said) {}

    private Run java(Path file, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                source.toString(),
                file.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), said);
    }

    private int command(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--set", "db.url=" + database.url()));
        return Main.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(all.toArray(String[]::new));
    }

    private static Map<String, byte[]> unpack(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PlainZip zip = new PlainZip(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.add(file.getKey(), file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int at = 0; at <= all.length - part.length; at++) {
            if (Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("A file is not there as it is");
    }
}
