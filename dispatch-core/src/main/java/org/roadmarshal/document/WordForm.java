package org.roadmarshal.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.IBody;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/**
 * A Word document with fields like {@code ${案号}}, as somebody typed it: Word splits what is typed over several runs as it likes, so
 * a field is found in a paragraph's text and written into the run in which it begins.
 */
public final class WordForm {
    private static final Pattern FIELD = Pattern.compile("\\$\\{([^${}]{0,100})}");

    private final byte[] docx;

    /** @throws DispatchException UNSUPPORTED_MEDIA_TYPE where the bytes are no Word document (DOCX) */
    public WordForm(byte[] docx) {
        this.docx = docx.clone();
        open(document -> null);
    }

    /**
     * The names of its fields in their order.
     *
     * @throws DispatchException VALIDATION where one is not closed, or stands where it cannot be filled in
     */
    public Set<String> fields() {
        return open(document -> {
            Set<String> reached = new LinkedHashSet<>();
            for (XWPFParagraph paragraph : paragraphs(document)) {
                Matcher matcher = FIELD.matcher(text(paragraph));
                while (matcher.find()) {
                    reached.add(matcher.group(1));
                }
            }
            String all = document.getDocument().xmlText().replaceAll("<[^>]+>", "");
            Matcher matcher = FIELD.matcher(all);
            int closed = 0;
            while (matcher.find()) {
                closed++;
                if (!reached.contains(matcher.group(1))) {
                    throw DispatchException.invalid("${" + matcher.group(1)
                            + "} stands in a text box or a content control, where it cannot be filled in");
                }
            }
            if (all.split("\\$\\{", -1).length - 1 > closed) {
                throw DispatchException.invalid("A field begins with ${ and is not closed by }");
            }
            return reached;
        });
    }

    /** The same document with its fields filled in; one without a value is left empty. */
    public byte[] filled(Map<String, String> values) {
        return open(document -> {
            paragraphs(document).forEach(paragraph -> fill(paragraph, values));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.write(bytes);
            return bytes.toByteArray();
        });
    }

    /** What it says, for another kind of file; headers and footers come first and last. */
    public List<Block> blocks() {
        return open(document -> new WordBlocks(document).read());
    }

    /** Text with its line breaks and tabs. */
    static void write(XWPFRun run, String text) {
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.addBreak();
            }
            String[] pieces = lines[i].split("\t", -1);
            for (int j = 0; j < pieces.length; j++) {
                if (j > 0) {
                    run.addTab();
                }
                run.setText(pieces[j]);
            }
        }
    }

    private static void fill(XWPFParagraph paragraph, Map<String, String> values) {
        List<XWPFRun> runs = paragraph.getRuns();
        List<StringBuilder> texts = new ArrayList<>();
        runs.forEach(run -> texts.add(new StringBuilder(run.text())));
        String whole = text(paragraph);
        Matcher matcher = FIELD.matcher(whole);
        List<int[]> found = new ArrayList<>();
        List<String> names = new ArrayList<>();
        while (matcher.find()) {
            found.add(new int[] {matcher.start(), matcher.end()});
            names.add(matcher.group(1));
        }
        Set<Integer> changed = new LinkedHashSet<>();
        // From the last to the first, so that what is still to come keeps its place.
        for (int i = found.size() - 1; i >= 0; i--) {
            String value = values.getOrDefault(names.get(i), "");
            // A sentence that is put into another one ends with it, and not twice.
            boolean ends =
                    value.endsWith("。") && whole.substring(found.get(i)[1]).matches("(?s)[，；。].*");
            put(texts, found.get(i), ends ? value.substring(0, value.length() - 1) : value, changed);
        }
        changed.forEach(index -> rewrite(runs.get(index), texts.get(index).toString()));
    }

    private static void put(List<StringBuilder> texts, int[] span, String value, Set<Integer> changed) {
        int offset = 0;
        for (int i = 0; i < texts.size(); i++) {
            StringBuilder text = texts.get(i);
            int length = text.length();
            int from = Math.max(0, span[0] - offset);
            int to = Math.min(length, span[1] - offset);
            if (from < to) {
                text.replace(from, to, offset + from == span[0] ? value : "");
                changed.add(i);
            }
            offset += length;
        }
    }

    private static void rewrite(XWPFRun run, String text) {
        for (int i = run.getCTR().sizeOfTArray() - 1; i >= 0; i--) {
            run.getCTR().removeT(i);
        }
        for (int i = run.getCTR().sizeOfBrArray() - 1; i >= 0; i--) {
            run.getCTR().removeBr(i);
        }
        for (int i = run.getCTR().sizeOfTabArray() - 1; i >= 0; i--) {
            run.getCTR().removeTab(i);
        }
        write(run, text);
    }

    private static String text(XWPFParagraph paragraph) {
        StringBuilder text = new StringBuilder();
        paragraph.getRuns().forEach(run -> text.append(run.text()));
        return text.toString();
    }

    private static List<XWPFParagraph> paragraphs(XWPFDocument document) {
        List<XWPFParagraph> all = new ArrayList<>();
        document.getHeaderList().forEach(header -> collect(header, all));
        collect(document, all);
        document.getFooterList().forEach(footer -> collect(footer, all));
        return all;
    }

    private static void collect(IBody body, List<XWPFParagraph> into) {
        for (IBodyElement element : body.getBodyElements()) {
            if (element instanceof XWPFParagraph paragraph) {
                into.add(paragraph);
            } else if (element instanceof XWPFTable table) {
                for (XWPFTableRow row : table.getRows()) {
                    for (XWPFTableCell cell : row.getTableCells()) {
                        collect(cell, into);
                    }
                }
            }
        }
    }

    private <T> T open(Work<T> work) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            return work.on(document);
        } catch (DispatchException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new DispatchException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The file is not a Word document (DOCX) that can be read", e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(XWPFDocument document) throws IOException;
    }
}
