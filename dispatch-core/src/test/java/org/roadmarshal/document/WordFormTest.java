package org.roadmarshal.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordFormTest {
    @ParameterizedTest
    @CsvSource({
        "经查明：${事实}。以上属实。, 逾期未拆除, 经查明：逾期未拆除。以上属实。",
        "经查明：${事实}。以上属实。, 逾期未拆除。, 经查明：逾期未拆除。以上属实。",
        "查明${事实}，涉嫌违法。, 逾期未拆除。, 查明逾期未拆除，涉嫌违法。",
        "事实：${事实}, 逾期未拆除。, 事实：逾期未拆除。",
        "${事实}${事实}。, 是。, 是。是。",
        "${没有}。, 是。, 。",
    })
    void aSentenceEndsOnce(String template, String facts, String said) throws IOException {
        byte[] filled = new WordForm(document(template)).filled(Map.of("事实", facts));
        assertThat(new WordForm(filled).blocks())
                .singleElement()
                .isInstanceOfSatisfying(Block.Paragraph.class, paragraph -> assertThat(paragraph.text())
                        .isEqualTo(said));
    }

    private static byte[] document(String text) throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText(text);
            document.write(bytes);
            return bytes.toByteArray();
        }
    }
}
