package org.roadmarshal.gis.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"UTF-8, ''", "UTF-8, '\uFEFF'", "GB18030, ''"})
    void aTableComesInWhateverSpreadsheetsWrite(String charset, String mark) throws IOException {
        List<CsvRow> rows = read(mark + "code,name,lon,lat\r\nA1,\"双塔,区\",120.45,41.57\r\n\r\nB2,,120,41\r\n", charset);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).text("name")).isEqualTo("双塔,区");
        assertThat(rows.get(0).place().lat()).isEqualTo(41.57);
        assertThat(rows.get(1).textOrNull("name")).isNull();
        assertThat(rows.get(1).number()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code,lon,lat#A,1,2 | row 1: there is no column name",
                "code,name,lon,lat#A,x | row 2: 2 values, but the header has 4",
                "code,name,lon,lat#A,x,1,2#B,,1,2 | row 3: name is empty",
                "code,name,lon,lat#A,x,1,y | row 2: lat must be a number",
                "code,name,lon,lat#A,x,1,NaN | row 2: lat must be a finite number",
                "code,name,lon,lat#A,x,41,120 | look exchanged",
                "code,code,lon,lat#A,x,1,2 | not a CSV table",
            })
    void whatIsWrongIsSaidWithItsRow(String text, String words) {
        assertThatThrownBy(() -> read(text.replace('#', '\n'), "UTF-8").forEach(row -> {
                    row.text("name");
                    row.place();
                }))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(words);
    }

    private List<CsvRow> read(String text, String charset) throws IOException {
        Path file = directory.resolve("table.csv");
        Files.write(file, text.getBytes(Charset.forName(charset)));
        return CsvTable.read(file, "code", "name", "lon", "lat");
    }
}
