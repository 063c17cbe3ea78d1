package org.roadmarshal.document;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Draws charts for paper: black on white, wide enough for a page. Words that no font here has are question marks. */
public final class ChartPicture {
    private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final int WIDTH = 1400;
    private static final int LEFT = 112;
    private static final int RIGHT = 24;
    private static final int TOP = 64;
    private static final int STEPS = 5;
    private static final int PLOT = 350;
    private static final float SIZE = 22;
    private static final double TURN = Math.PI / 180 * 50;
    /** What of a label is told: as much as fits below the first bar when it is turned. */
    private static final float LONGEST = 250;

    private static final List<Double> NICE = List.of(1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0);

    private final List<Font> fonts = new ArrayList<>();

    /** @param font a TrueType font that has Chinese; may be missing */
    public ChartPicture(Path font) {
        try (InputStream latin = PDFont.class.getResourceAsStream(LATIN)) {
            fonts.add(Font.createFont(Font.TRUETYPE_FONT, latin).deriveFont(SIZE));
            if (Files.isReadable(font)) {
                fonts.add(Font.createFont(Font.TRUETYPE_FONT, font.toFile()).deriveFont(SIZE));
            }
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("A font cannot be read", e);
        }
    }

    public byte[] png(Chart chart) {
        int bottom = TOP + PLOT;
        int height = bottom + (turned(chart) ? (int) (LONGEST * Math.sin(TURN)) + 40 : 48);
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, height);
        double top = top(chart);
        axis(graphics, chart, top, bottom);
        legend(graphics, chart);
        labels(graphics, chart, bottom);
        for (int i = 0; i < chart.series().size(); i++) {
            if (chart.lines()) {
                line(graphics, chart, chart.series().get(i), top, bottom);
            } else {
                bars(graphics, chart, i, top, bottom);
            }
        }
        graphics.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean turned(Chart chart) {
        return !chart.lines() && chart.labels().size() > 6;
    }

    /** The least of round steps that holds the highest value. */
    static double top(Chart chart) {
        double highest = chart.series().stream()
                .flatMap(series -> series.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        double step = Math.max(highest, 1e-3) / STEPS;
        double ten = Math.pow(10, Math.floor(Math.log10(step)));
        double nice =
                NICE.stream().filter(each -> step <= each * ten).findFirst().orElse(10.0);
        return nice * ten * STEPS;
    }

    private void axis(Graphics2D graphics, Chart chart, double top, int bottom) {
        for (int i = 0; i <= STEPS; i++) {
            int y = bottom - (bottom - TOP) * i / STEPS;
            graphics.setColor(new Color(i == 0 ? 0x555555 : 0xdddddd));
            graphics.setStroke(new BasicStroke(i == 0 ? 2 : 1));
            graphics.drawLine(LEFT, y, WIDTH - RIGHT, y);
            String value = new BigDecimal(top * i / STEPS)
                    .setScale(3, java.math.RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
            TextLayout layout = layout(graphics, value);
            draw(graphics, layout, LEFT - 10 - layout.getAdvance(), y + 8);
        }
        draw(graphics, layout(graphics, chart.unit()), 12, 30);
    }

    private void legend(Graphics2D graphics, Chart chart) {
        float x = WIDTH - RIGHT;
        for (int i = chart.series().size() - 1; i >= 0; i--) {
            Chart.Series series = chart.series().get(i);
            TextLayout layout = layout(graphics, series.name());
            x -= layout.getAdvance();
            draw(graphics, layout, x, 32);
            x -= 34;
            graphics.setColor(new Color(series.colour()));
            graphics.fillRect((int) x, 14, 24, 20);
            x -= 24;
        }
    }

    private void labels(Graphics2D graphics, Chart chart, int bottom) {
        int count = chart.labels().size();
        int every = chart.lines() ? Math.max(1, count / 8) : 1;
        for (int i = 0; i < count; i += every) {
            TextLayout layout = label(graphics, chart.labels().get(i));
            double x = x(chart, i);
            if (turned(chart)) {
                AffineTransform before = graphics.getTransform();
                graphics.translate(x + 6, bottom + 18);
                graphics.rotate(-TURN);
                draw(graphics, layout, -layout.getAdvance(), 8);
                graphics.setTransform(before);
            } else {
                double left = Math.min(x - layout.getAdvance() / 2, WIDTH - layout.getAdvance() - 4);
                draw(graphics, layout, (float) left, bottom + 32);
            }
        }
    }

    private TextLayout label(Graphics2D graphics, String text) {
        TextLayout whole = layout(graphics, text);
        for (int end = text.length() - 1; whole.getAdvance() > LONGEST && end > 0; end--) {
            whole = layout(graphics, text.substring(0, end) + "…");
        }
        return whole;
    }

    private static double slot(Chart chart) {
        return (WIDTH - LEFT - RIGHT) / (double) Math.max(1, chart.labels().size());
    }

    /** The middle of a label's place. */
    private static double x(Chart chart, int index) {
        return LEFT + slot(chart) * (index + 0.5);
    }

    private static int y(double value, double top, int bottom) {
        return (int) Math.round(bottom - (bottom - TOP) * value / top);
    }

    private static void bars(Graphics2D graphics, Chart chart, int index, double top, int bottom) {
        Chart.Series series = chart.series().get(index);
        int count = chart.series().size();
        double width = Math.min(46, slot(chart) * 0.76 / count);
        graphics.setColor(new Color(series.colour()));
        for (int i = 0; i < series.values().size(); i++) {
            double left = x(chart, i) + (index - count / 2.0) * width;
            int y = y(series.values().get(i), top, bottom);
            graphics.fillRect((int) left, y, (int) Math.max(1, width - 2), bottom - y);
        }
    }

    private static void line(Graphics2D graphics, Chart chart, Chart.Series series, double top, int bottom) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < series.values().size(); i++) {
            int y = y(series.values().get(i), top, bottom);
            if (i == 0) {
                path.moveTo(x(chart, i), y);
            } else {
                path.lineTo(x(chart, i), y);
            }
        }
        graphics.setColor(new Color(series.colour()));
        graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        if (!series.values().isEmpty()) {
            graphics.draw(path);
        }
    }

    private static void draw(Graphics2D graphics, TextLayout layout, float x, float y) {
        graphics.setColor(new Color(0x333333));
        layout.draw(graphics, x, y);
    }

    private TextLayout layout(Graphics2D graphics, String text) {
        StringBuilder known = new StringBuilder();
        List<Font> chosen = new ArrayList<>();
        text.codePoints().forEach(code -> {
            Font font = fonts.stream()
                    .filter(each -> each.canDisplay(code))
                    .findFirst()
                    .orElse(null);
            String letter = font == null ? "?" : Character.toString(code);
            known.append(letter);
            for (int i = 0; i < letter.length(); i++) {
                chosen.add(font == null ? fonts.get(0) : font);
            }
        });
        AttributedString attributed = new AttributedString(known.isEmpty() ? " " : known.toString());
        for (int i = 0; i < chosen.size(); i++) {
            attributed.addAttribute(TextAttribute.FONT, chosen.get(i), i, i + 1);
        }
        if (chosen.isEmpty()) {
            attributed.addAttribute(TextAttribute.FONT, fonts.get(0));
        }
        return new TextLayout(attributed.getIterator(), graphics.getFontRenderContext());
    }
}
