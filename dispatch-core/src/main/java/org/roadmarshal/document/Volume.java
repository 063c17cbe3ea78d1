package org.roadmarshal.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Several PDFs bound as one, with the volume's page numbers in the upper corner; the parts' own numbers stay below. */
public final class Volume {
    private static final float SIZE = 11;
    private static final float FROM_RIGHT = 70;
    private static final float FROM_TOP = 30;

    private Volume() {}

    public static int pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bind(List<byte[]> parts) {
        try (PDDocument volume = new PDDocument()) {
            PDFMergerUtility merger = new PDFMergerUtility();
            for (byte[] part : parts) {
                try (PDDocument document = Loader.loadPDF(part)) {
                    merger.appendDocument(volume, document);
                }
            }
            number(volume);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            volume.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void number(PDDocument volume) throws IOException {
        PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
        for (int i = 0; i < volume.getNumberOfPages(); i++) {
            PDPage page = volume.getPage(i);
            try (PDPageContentStream content =
                    new PDPageContentStream(volume, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
                content.beginText();
                content.setFont(font, SIZE);
                content.newLineAtOffset(
                        page.getMediaBox().getWidth() - FROM_RIGHT,
                        page.getMediaBox().getHeight() - FROM_TOP);
                content.showText("- " + (i + 1) + " -");
                content.endText();
            }
        }
    }
}
