package org.roadmarshal.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.evidence.internal.CopyMaker;
import org.roadmarshal.evidence.internal.Watermark;
import org.roadmarshal.evidence.internal.WatermarkWords;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/**
 * Copies of photos for people, made when first wanted and kept on this node's disk, whichever store has the originals. All of
 * them may be deleted at any time. Blocks for up to a second; safe for use from any thread.
 */
public final class EvidenceCopies {
    private final EvidenceStore store;
    private final Path directory;
    private final Watermark watermark;

    /** @param directory of evidence; copies go below {@code derived} in it @param font a TrueType font that has Chinese */
    public EvidenceCopies(EvidenceStore store, Path directory, Path font) {
        this.store = store;
        this.directory = directory.resolve("derived");
        this.watermark = new Watermark(font);
    }

    /** What a watermark says of a photo, line by line. */
    public List<String> words(Handle handle, int org, Evidence evidence) {
        return WatermarkWords.of(handle, org, evidence);
    }

    /**
     * A JPEG.
     *
     * @param words of the watermark; for other forms they are not asked for
     * @throws DispatchException UNSUPPORTED_MEDIA_TYPE where it is no photo; CONFLICT where a watermark has no font to be written
     *     in
     */
    public byte[] copy(int org, Evidence evidence, CopyForm form, List<String> words) {
        if (!isPhoto(evidence)) {
            throw new DispatchException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Of a voice note there is no picture");
        }
        Path file = file(org, evidence, form, words);
        try {
            if (Files.exists(file)) {
                return Files.readAllBytes(file);
            }
            byte[] original = store.read(org, HexFormat.of().parseHex(evidence.sha256()));
            byte[] copy = CopyMaker.make(original, form, image -> {
                if (form == CopyForm.WATERMARKED) {
                    watermark.write(image, words);
                }
            });
            CopyMaker.keep(file, copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("A copy cannot be kept below " + directory, e);
        }
    }

    public static boolean isPhoto(Evidence evidence) {
        return evidence.contentType().startsWith("image/");
    }

    /** Other words are another copy. */
    private Path file(int org, Evidence evidence, CopyForm form, List<String> words) {
        String name = evidence.sha256();
        String said = form == CopyForm.WATERMARKED ? "-" + mark(words) : "";
        return directory
                .resolve(String.valueOf(org))
                .resolve(name.substring(0, 2))
                .resolve("%s-%s%s.jpg".formatted(name, form.code(), said));
    }

    private static String mark(List<String> words) {
        byte[] hash = EvidenceStore.sha256(String.join("\n", words).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 8);
    }
}
