package org.roadmarshal.highway.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roadmarshal.document.Block;
import org.roadmarshal.highway.Highway;
import org.roadmarshal.highway.RouteSide;
import org.roadmarshal.highway.Strip;
import org.roadmarshal.highway.internal.Canvas.Anchor;

/** A route drawn straight with its issues to both sides, one band for each period, the one below the other. */
public final class StripDrawing {
    private static final double WIDTH = 1200;
    private static final double HEAD = 64;
    private static final double BAND = 170;
    private static final double FROM_X = 60;
    private static final double TO_X = 1160;
    private static final double DEEPEST = 60;
    private static final int A_ROW = 6;
    private static final double LEGEND = 24;
    private static final String INK = "#1b2433";
    private static final String QUIET = "#5b6778";

    /** Told apart also in grey: their lightness differs. */
    private static final List<String> COLOURS =
            List.of("#b3312c", "#2b63b8", "#d98324", "#3f7d5a", "#7d4fa0", "#1f8a99", "#8a6d1d", "#c2538b", "#55606f");

    private final List<Band> bands;
    private final Map<String, String> categories;
    private final SketchWords words;
    private final Canvas canvas;
    private final Map<String, String> colours = new LinkedHashMap<>();
    private final Highway.Line line;

    /** @param label of the period; null for all the time */
    public record Band(String label, Strip strip) {}

    private StripDrawing(List<Band> bands, Map<String, String> categories, boolean english) {
        this.bands = bands;
        this.categories = categories;
        this.words = new SketchWords(english);
        this.line = bands.get(0).strip().line();
        this.canvas = new Canvas(WIDTH, bottom());
        int n = 0;
        for (String code : categories.keySet()) {
            colours.put(code, COLOURS.get(n++ % COLOURS.size()));
        }
    }

    public static String svg(List<Band> bands, Map<String, String> categories, boolean english) {
        return new StripDrawing(bands, categories, english).drawn().svg();
    }

    public static List<Block> page(List<Band> bands, Map<String, String> categories, boolean english, Path font) {
        StripDrawing drawing = new StripDrawing(bands, categories, english);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(drawing.title()));
        blocks.add(new Block.Sketch(drawing.drawn().png(font, HEAD - 12, drawing.bottom()), drawing.words.of("note")));
        return blocks;
    }

    private double bottom() {
        return HEAD + BAND * bands.size() + 20 + LEGEND * ((categories.size() + A_ROW - 1) / A_ROW);
    }

    private String title() {
        Strip strip = bands.get(0).strip();
        return "%s %s %s %s - %s".formatted(words.of("strip"), strip.ref(), strip.name(), line.from(), line.to());
    }

    private Canvas drawn() {
        canvas.words(WIDTH / 2, 34, title(), 19, Anchor.MIDDLE, INK);
        double top = HEAD;
        for (Band band : bands) {
            band(band, top);
            top += BAND;
        }
        legend(top + 14);
        return canvas;
    }

    private double x(long axis) {
        return FROM_X + (TO_X - FROM_X) * (axis - line.fromMm()) / (line.toMm() - line.fromMm());
    }

    private void band(Band band, double top) {
        double y = top + BAND / 2;
        canvas.words(
                FROM_X,
                top + 12,
                "%s · %d %s"
                        .formatted(
                                band.label() == null ? words.of("all") : band.label(),
                                band.strip().issues().size(),
                                words.of("issues")),
                16,
                Anchor.START,
                INK);
        canvas.words(FROM_X - 8, y - 14, words.of("left"), 14, Anchor.END, QUIET);
        canvas.words(FROM_X - 8, y + 22, words.of("right"), 14, Anchor.END, QUIET);
        canvas.box(FROM_X, y - 3, TO_X - FROM_X, 6, "#8b94a3");
        for (Strip.Shared shared : band.strip().shared()) {
            canvas.box(x(shared.fromMm()), y - 3, Math.max(1, x(shared.toMm()) - x(shared.fromMm())), 6, "#3f7d5a");
            canvas.words(
                    (x(shared.fromMm()) + x(shared.toMm())) / 2,
                    y + 68,
                    words.of("shared") + " " + shared.route(),
                    13,
                    Anchor.MIDDLE,
                    "#3f7d5a");
        }
        for (Strip.Mark mark : band.strip().marks()) {
            canvas.line(x(mark.atMm()), y - 6, x(mark.atMm()), y + 6, QUIET, 1, false);
        }
        numbers(band.strip(), y);
        line.breaks().forEach(at -> breakAt(at, y));
        issues(band.strip(), y);
    }

    /** As many as fit. */
    private void numbers(Strip strip, double y) {
        double free = 0;
        for (Strip.Mark mark : strip.marks()) {
            if (x(mark.atMm()) >= free) {
                canvas.words(x(mark.atMm()), y + 52, mark.text(), 13, Anchor.MIDDLE, QUIET);
                free = x(mark.atMm()) + 56;
            }
        }
    }

    private void breakAt(Highway.Break at, double y) {
        double x = x(at.atMm());
        canvas.line(x, y - 40, x, y + 40, "#7d4fa0", 1.4, true);
        canvas.words(
                x,
                y - 44,
                "%s %.3f m".formatted(words.of(at.kind().code()), at.metres()),
                13,
                Anchor.MIDDLE,
                "#7d4fa0");
    }

    /** What falls onto one place is stacked outwards. */
    private void issues(Strip strip, double y) {
        Map<Long, Integer> stacked = new LinkedHashMap<>();
        for (Strip.Item issue : strip.issues()) {
            double from = x(issue.fromMm());
            boolean left = issue.side() == RouteSide.LEFT;
            int high = stacked.merge(Math.round(from / 3) * (left ? 1 : -1), 1, Integer::sum);
            double away = Math.min(DEEPEST, 8 + (high - 1) * 5.5);
            double wide = Math.max(3.6, x(issue.toMm()) - from);
            canvas.box(from, left ? y - away - 5 : y + away, wide, 5, colours.getOrDefault(issue.category(), INK));
        }
    }

    private void legend(double top) {
        int n = 0;
        for (Map.Entry<String, String> category : categories.entrySet()) {
            double x = FROM_X + (n % A_ROW) * (TO_X - FROM_X) / A_ROW;
            double y = top + LEGEND * (n / A_ROW);
            canvas.box(x, y - 11, 13, 12, colours.get(category.getKey()));
            canvas.words(x + 18, y, category.getValue(), 14, Anchor.START, INK);
            n++;
        }
    }
}
