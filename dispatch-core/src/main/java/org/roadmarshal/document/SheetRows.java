package org.roadmarshal.document;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the first sheet of an XLSX file row by row, as it comes: numbers as they are kept and not as they are shown, dates as
 * {@code 2026-11-26 08:00:00}. Blocks the thread.
 */
public final class SheetRows {
    private static final long LARGEST_PART = 256L << 20;
    private static final int MOST_COLUMNS = 64;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    static {
        // A small file may unfold to a large one.
        ZipSecureFile.setMaxEntrySize(LARGEST_PART);
    }

    private SheetRows() {}

    /** @param number as the spreadsheet counts, from 1 @param cells of as many columns as are filled; empty text for empty */
    public interface Sink {
        void row(long number, List<String> cells);
    }

    /** By its first bytes. */
    public static boolean looksLike(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /**
     * @param sink ends the reading by throwing
     * @throws DispatchException VALIDATION where it is no such file
     */
    public static void read(byte[] bytes, Sink sink) {
        Path file = null;
        try {
            file = Files.createTempFile("table-", ".xlsx");
            Files.write(file, bytes);
            try (OPCPackage book = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
                sheet(book, sink);
            }
        } catch (IOException
                | OpenXML4JException
                | OpenXML4JRuntimeException
                | SAXException
                | ParserConfigurationException
                | IllegalStateException
                | IllegalArgumentException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "The file is no XLSX table: " + e.getMessage(), e);
        } finally {
            delete(file);
        }
    }

    private static void sheet(OPCPackage book, Sink sink)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        XSSFReader reader = new XSSFReader(book);
        Iterator<InputStream> sheets = reader.getSheetsData();
        if (!sheets.hasNext()) {
            throw DispatchException.invalid("The file has no sheet");
        }
        XMLReader xml = XMLHelper.newXMLReader();
        xml.setContentHandler(new Sheet(new ReadOnlySharedStringsTable(book, false), reader.getStylesTable(), sink));
        try (InputStream first = sheets.next()) {
            xml.parse(new InputSource(first));
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    private static final class Sheet extends DefaultHandler {
        private final ReadOnlySharedStringsTable shared;
        private final StylesTable styles;
        private final Sink sink;
        private final List<String> cells = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private long row;
        private int column;
        private String type;
        private int style;
        private boolean reading;

        Sheet(ReadOnlySharedStringsTable shared, StylesTable styles, Sink sink) {
            this.shared = shared;
            this.styles = styles;
            this.sink = sink;
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            switch (local) {
                case "row" -> {
                    String number = attributes.getValue("r");
                    row = number == null ? row + 1 : Long.parseLong(number);
                    column = -1;
                    cells.clear();
                }
                case "c" -> {
                    String place = attributes.getValue("r");
                    column = place == null ? column + 1 : new CellReference(place).getCol();
                    type = attributes.getValue("t");
                    style = attributes.getValue("s") == null ? -1 : Integer.parseInt(attributes.getValue("s"));
                    text.setLength(0);
                }
                case "v", "t" -> reading = true;
                default -> {}
            }
        }

        @Override
        public void characters(char[] ch, int start, int length) {
            if (reading) {
                text.append(ch, start, length);
            }
        }

        @Override
        public void endElement(String uri, String local, String name) {
            switch (local) {
                case "v", "t" -> reading = false;
                case "c" -> put(value());
                case "row" -> sink.row(row, List.copyOf(cells));
                default -> {}
            }
        }

        private void put(String value) {
            if (column < 0 || column >= MOST_COLUMNS || value.isEmpty()) {
                return;
            }
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, value);
        }

        private String value() {
            String raw = text.toString();
            if ("s".equals(type)) {
                return shared.getItemAt(Integer.parseInt(raw.strip())).getString();
            }
            if (raw.isBlank() || type != null && !type.equals("n")) {
                return raw;
            }
            return isDate() ? date(Double.parseDouble(raw)) : new BigDecimal(raw.strip()).toPlainString();
        }

        private boolean isDate() {
            XSSFCellStyle of = style < 0 ? null : styles.getStyleAt(style);
            return of != null && DateUtil.isADateFormat(of.getDataFormat(), of.getDataFormatString());
        }

        private static String date(double serial) {
            LocalDateTime time = DateUtil.getLocalDateTime(serial);
            return time == null ? "" : DATE.format(time);
        }
    }
}
