package org.roadmarshal.pack.internal;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.roadmarshal.evidence.CopyForm;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.evidence.EvidenceCopies;
import org.roadmarshal.evidence.EvidenceService;
import org.roadmarshal.evidence.EvidenceStore;
import org.roadmarshal.evidence.KeptFile;
import org.roadmarshal.journal.JournalExtract;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.pack.PackContents;

/** Writes packs. Blocks for as long as the photos take; safe for use from any thread. */
public final class PackFile {
    static final String VERIFIER = "Verify.java";
    private static final HexFormat HEX = HexFormat.of();

    private final EvidenceService evidence;
    private final EvidenceCopies copies;

    public PackFile(EvidenceService evidence, EvidenceCopies copies) {
        this.evidence = evidence;
        this.copies = copies;
    }

    /** @return a temporary file, which the caller removes */
    public Path write(PackContents contents) {
        try {
            Path file = Files.createTempFile("evidence-pack-", ".zip");
            try {
                fill(file, contents);
                return file;
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A pack cannot be written", e);
        }
    }

    /** The program, as it lies in each pack. */
    static byte[] resource(String name) {
        try (InputStream in = PackFile.class.getResourceAsStream("/pack/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(Path file, PackContents contents) throws IOException {
        Manifest manifest = new Manifest(contents);
        try (PlainZip zip = new PlainZip(new BufferedOutputStream(Files.newOutputStream(file)))) {
            manifest.add(zip, "README.txt", resource("README.txt"));
            manifest.add(zip, VERIFIER, resource(VERIFIER));
            manifest.add(zip, "public-key.pem", text(contents.signer().pem()));
            manifest.add(zip, "issue.json", pretty(contents.issue()));
            manifest.add(zip, "journal.tsv", text(JournalTable.of(contents.journal())));
            for (PackContents.Photo photo : contents.photos()) {
                add(zip, manifest, contents, photo);
            }
            byte[] list = text(manifest.text.toString());
            zip.add("manifest.txt", list);
            zip.add(
                    "manifest.sig",
                    text("sha256 %s\ned25519 %s\n"
                            .formatted(
                                    HEX.formatHex(EvidenceStore.sha256(list)),
                                    HEX.formatHex(contents.signer().sign(list)))));
        }
    }

    private void add(PlainZip zip, Manifest manifest, PackContents contents, PackContents.Photo photo)
            throws IOException {
        Evidence of = photo.evidence();
        String folder = "photos/%d-%s/".formatted(of.id(), photo.role().code());
        String original = folder + "original." + of.contentType().replaceFirst(".*/", "");
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("role", photo.role().code());
        said.put("original", original);
        try (KeptFile kept = evidence.open(contents.org(), of)) {
            manifest.add(zip, original, kept.path(), of.sha256());
        }
        byte[] marked = marked(contents.org(), photo);
        if (marked != null) {
            said.put("watermarked", folder + "watermarked.jpg");
            manifest.add(zip, folder + "watermarked.jpg", marked);
        }
        said.put("keptBy", keptBy(contents.journal(), of.id()));
        said.put("evidence", of);
        manifest.add(zip, folder + "photo.json", pretty(said));
    }

    /** Null of what no picture can be made of; the original is there all the same. */
    private byte[] marked(int org, PackContents.Photo photo) {
        try {
            return copies.copy(org, photo.evidence(), CopyForm.WATERMARKED, photo.words());
        } catch (DispatchException e) {
            if (e.code() == ErrorCode.UNSUPPORTED_MEDIA_TYPE || e.code() == ErrorCode.TOO_LARGE) {
                return null;
            }
            throw e;
        }
    }

    /** The number of the fact by which it was kept. */
    private static long keptBy(JournalExtract journal, long id) {
        return journal.links().stream()
                .map(JournalExtract.Link::fact)
                .filter(fact -> fact.subjectId() == id && fact.kind().endsWith(".kept"))
                .mapToLong(fact -> fact.seq())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No fact says that evidence " + id + " was kept"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pretty(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /** The list of all files before it, with what the pack is. */
    private static final class Manifest {
        private final StringBuilder text = new StringBuilder("roadmarshal-evidence-pack 1\n");

        Manifest(PackContents contents) {
            JournalExtract journal = contents.journal();
            line("org %d %s", contents.org(), contents.orgName());
            line("issue %d", contents.issue().id());
            line("made %s by %s", contents.madeAt(), contents.madeBy());
            line("head %d %s", journal.headSeq(), HEX.formatHex(journal.headHash()));
            line("key %s", contents.signer().fingerprint());
        }

        void add(PlainZip zip, String name, byte[] bytes) throws IOException {
            zip.add(name, bytes);
            line("file %s %d %s", HEX.formatHex(EvidenceStore.sha256(bytes)), bytes.length, name);
        }

        void add(PlainZip zip, String name, Path file, String sha256) throws IOException {
            zip.add(name, file);
            line("file %s %d %s", sha256, Files.size(file), name);
        }

        private void line(String form, Object... values) {
            text.append(form.formatted(values).replaceAll("\\R", " ")).append('\n');
        }
    }
}
