package org.roadmarshal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class PapersTest {
    private static final Path FONT = Path.of("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf");

    @BeforeAll
    static void needsTheFont() {
        assumeTrue(Files.exists(FONT), "skipped: fonts-droid-fallback is not installed");
    }

    @Test
    void linesEndBetweenWordsAndNeverBeforeAComma() throws Exception {
        String english = "Overloaded vehicle stopped near the junction, unloaded under supervision. ".repeat(20);
        String chinese = "超限货车，责令卸载；驾驶人配合。".repeat(40);
        List<String> lines = pages(List.of(new Block.Line(english.strip()), new Block.Line(chinese)))
                .get(0)
                .lines()
                .map(String::strip)
                .toList();
        assertThat(lines).noneMatch(line -> line.matches("[，；。].*"));
        assertThat(lines.stream()
                        .filter(line -> line.matches("[ -~]*[a-z][ -~]*"))
                        .flatMap(line -> Stream.of(line.split(" "))))
                .hasSizeGreaterThan(100)
                .isSubsetOf(english.split(" "));
    }

    @Test
    void aWordWiderThanItsColumnIsCut() throws Exception {
        String hash = "ab".repeat(60);
        List<String> pages = pages(List.of(new Block.Table(List.of(), List.of(20, 80), List.of(List.of(hash, "x")))));
        assertThat(pages.get(0).replaceAll("[^ab]", "")).isEqualTo(hash);
    }

    @Test
    void aTableSaysItsHeaderOnEachPage() throws Exception {
        List<List<String>> rows =
                IntStream.range(0, 120).mapToObj(i -> List.of("行" + i, "值")).toList();
        assertThat(pages(List.of(new Block.Table(List.of("名称栏", "数值栏"), List.of(50, 50), rows))))
                .hasSizeGreaterThan(2)
                .allMatch(page -> page.contains("名称栏"));
    }

    @Test
    void aRowLongerThanAPageGoesOnOverTheNext() throws Exception {
        List<String> pages = pages(
                List.of(new Block.Table(List.of("栏"), List.of(100), List.of(List.of("很长的描述".repeat(1_500) + "末尾")))));
        assertThat(pages).hasSizeGreaterThan(2);
        assertThat(String.join("", pages).replaceAll("[^很]", "")).hasSize(1_500);
        assertThat(pages.get(pages.size() - 1)).contains("末尾");
    }

    @Test
    void aHeadingGoesWithWhatItIsOf() throws Exception {
        for (Block below : List.of(
                new Block.Sketch(picture(800, 400), "图"),
                new Block.Table(List.of("栏"), List.of(100), List.of(List.of("行"))),
                new Block.Pair(new Block.Photo(picture(300, 400), "左"), new Block.Photo(picture(400, 300), "右")))) {
            for (int lines = 30; lines < 50; lines += 2) {
                List<Block> blocks = new ArrayList<>(Collections.nCopies(lines, new Block.Line("正文")));
                blocks.add(new Block.Heading("标题"));
                blocks.add(below);
                assertThat(pages(blocks)).noneMatch(page -> page.replaceAll("\\s|\\d+ / \\d+", "")
                        .endsWith("标题"));
            }
        }
    }

    private static List<String> pages(List<Block> blocks) throws Exception {
        try (PDDocument document = Loader.loadPDF(new Papers(FONT).pdf(blocks))) {
            List<String> pages = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document));
            }
            return pages;
        }
    }

    private static byte[] picture(int width, int height) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
