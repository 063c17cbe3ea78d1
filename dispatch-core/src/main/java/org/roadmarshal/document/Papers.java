package org.roadmarshal.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.roadmarshal.kernel.DispatchException;

/** Makes files of blocks. Blocks the thread; safe for use from any. */
public final class Papers {
    public static final String PDF = "application/pdf";
    public static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Path font;

    /** @param font a TrueType font that has Chinese; needed only for PDF */
    public Papers(Path font) {
        this.font = font;
    }

    /** @throws DispatchException CONFLICT where the font is missing */
    public byte[] pdf(List<Block> blocks) {
        return pdf(blocks, false);
    }

    /** On pages that lie on their side, for what is wide. */
    public byte[] widePdf(List<Block> blocks) {
        return pdf(blocks, true);
    }

    private byte[] pdf(List<Block> blocks, boolean landscape) {
        if (!Files.isReadable(font)) {
            throw DispatchException.conflict(
                    "A PDF needs a TrueType font that has Chinese, and there is none at %s: install fonts-droid-fallback, or say review.font. DOCX needs none"
                            .formatted(font));
        }
        try (InputStream ttf = Files.newInputStream(font);
                PdfPages pages = new PdfPages(ttf, landscape)) {
            return pages.write(blocks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] docx(List<Block> blocks) {
        try {
            return WordFile.write(blocks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
