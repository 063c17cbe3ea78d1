package org.roadmarshal.highway.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.roadmarshal.document.Block;
import org.roadmarshal.highway.RouteSide;
import org.roadmarshal.highway.ZoneVerdict;
import org.roadmarshal.highway.internal.Canvas.Anchor;

/** A verdict as a cross-section: the route's line, the edges to one side of it, and where the subject is. */
public final class VerdictSketch {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 450;
    private static final double GROUND = 250;
    private static final double LEFT_END = 70;
    private static final double RIGHT_END = 830;
    /** Between them is what a page does not say in its own letters. */
    private static final double TOP = 66;

    private static final double BOTTOM = 390;
    private static final String INK = "#1b2433";
    private static final String QUIET = "#5b6778";

    private final ZoneVerdict verdict;
    private final SketchWords words;
    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private double scale;

    private VerdictSketch(ZoneVerdict verdict, boolean english) {
        this.verdict = verdict;
        this.words = new SketchWords(english);
    }

    public static String svg(ZoneVerdict verdict, boolean english) {
        return new VerdictSketch(verdict, english).drawn().svg();
    }

    /** A page with the sketch, the numbers and the law. */
    public static List<Block> page(ZoneVerdict verdict, boolean english, Path font) {
        return new VerdictSketch(verdict, english).blocks(font);
    }

    private Canvas drawn() {
        canvas.words(WIDTH / 2, 34, words.of("title"), 20, Anchor.MIDDLE, INK);
        if (verdict.place() == null) {
            canvas.words(WIDTH / 2, GROUND, words.of("none"), 18, Anchor.MIDDLE, INK);
            return canvas;
        }
        canvas.words(WIDTH / 2, 60, place(), 16, Anchor.MIDDLE, QUIET);
        double offset = verdict.place().offsetMetres();
        double reach = Math.max(verdict.zoneM(), offset + verdict.gpsErrorM()) * 1.12;
        scale = (RIGHT_END - LEFT_END) / (reach + verdict.ditchM() * 0.6);
        ground(reach);
        edge(0, verdict.ditchM(), words.of("ditch"), "#3f7d5a");
        edge(1, verdict.landM(), words.of("land"), "#9a6a1f");
        edge(2, verdict.zoneM(), zone(), "#b3312c");
        subject(offset);
        measures(offset);
        canvas.words(
                WIDTH / 2,
                HEIGHT - 38,
                words.of("verdict") + words.colon() + outcome(),
                17,
                Anchor.MIDDLE,
                verdict.outcome() == ZoneVerdict.Outcome.OUTSIDE ? "#2a6b45" : "#b3312c");
        canvas.words(WIDTH / 2, HEIGHT - 14, words.of("note"), 13, Anchor.MIDDLE, QUIET);
        return canvas;
    }

    private double x(double metres) {
        return LEFT_END + (metres + verdict.ditchM() * 0.6) * scale;
    }

    private void ground(double reach) {
        double road = verdict.ditchM() * 0.75;
        canvas.box(x(verdict.landM()), GROUND - 3, x(verdict.zoneM()) - x(verdict.landM()), 8, "#f3c9c4");
        canvas.box(x(verdict.ditchM()), GROUND - 3, x(verdict.landM()) - x(verdict.ditchM()), 8, "#f0dcb4");
        canvas.box(LEFT_END, GROUND - 8, x(road) - LEFT_END, 8, "#8b94a3");
        canvas.line(LEFT_END, GROUND, x(road), GROUND, INK, 1.6, false);
        double foot = (x(road) + x(verdict.ditchM())) / 2;
        canvas.line(x(road), GROUND, foot, GROUND + 16, INK, 1.6, false);
        canvas.line(foot, GROUND + 16, x(verdict.ditchM()), GROUND, INK, 1.6, false);
        canvas.line(x(verdict.ditchM()), GROUND, x(reach), GROUND, INK, 1.6, false);
        canvas.line(x(0), 160, x(0), GROUND + 24, INK, 1.2, true);
        canvas.words(x(0), GROUND + 40, words.of("centre"), 15, Anchor.MIDDLE, INK);
    }

    private String zone() {
        return verdict.announced() == null
                ? words.of("zone")
                : "%s (%s)".formatted(words.of("zone"), words.of("announced"));
    }

    /** Each name beside the top of its own line, on the side and in the order in which it crosses no other. */
    private void edge(int nth, double metres, String name, String colour) {
        boolean before = x(verdict.ditchM()) > 260;
        double top = 90 + 26 * (before ? 2 - nth : nth);
        canvas.line(x(metres), top - 12, x(metres), GROUND, colour, 1.4, true);
        canvas.words(
                x(metres) + (before ? -6 : 6),
                top,
                "%s %s m".formatted(name, number(metres)),
                15,
                before ? Anchor.END : Anchor.START,
                colour);
    }

    private void subject(double offset) {
        if (verdict.gpsErrorM() > 0) {
            canvas.line(
                    x(offset - verdict.gpsErrorM()),
                    GROUND - 14,
                    x(offset + verdict.gpsErrorM()),
                    GROUND - 14,
                    "#2b63b8",
                    5,
                    false);
            canvas.words(
                    x(offset),
                    GROUND - 46,
                    "%s ±%s m".formatted(words.of("error"), number(verdict.gpsErrorM())),
                    14,
                    Anchor.MIDDLE,
                    "#2b63b8");
        }
        canvas.box(x(offset) - 7, GROUND - 34, 14, 34, "#2b63b8");
        canvas.words(x(offset), GROUND - 64, words.of("subject"), 15, Anchor.MIDDLE, "#2b63b8");
    }

    private void measures(double offset) {
        dimension(0, offset, number(offset) + " m", 318);
        dimension(
                Math.min(offset, verdict.zoneM()),
                Math.max(offset, verdict.zoneM()),
                number(Math.abs(verdict.zoneM() - offset)) + " m",
                344);
        canvas.words(
                WIDTH / 2,
                378,
                "%s %s m · %s %s m · %s %s m (%s)"
                        .formatted(
                                words.of("toDitch"),
                                number(verdict.toDitchM()),
                                words.of("toLand"),
                                number(verdict.toLandM()),
                                words.of("toZone"),
                                number(verdict.toZoneM()),
                                words.of("negative")),
                14,
                Anchor.MIDDLE,
                INK);
    }

    private void dimension(double from, double to, String label, double y) {
        canvas.line(x(from), y, x(to), y, QUIET, 1, false);
        canvas.line(x(from), y - 5, x(from), y + 5, QUIET, 1, false);
        canvas.line(x(to), y - 5, x(to), y + 5, QUIET, 1, false);
        canvas.words((x(from) + x(to)) / 2, y - 5, label, 15, Anchor.MIDDLE, INK);
    }

    private List<Block> blocks(Path font) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(words.of("title")));
        Canvas drawn = drawn();
        if (verdict.place() != null) {
            blocks.add(new Block.Line(words.of("place") + words.colon() + place()));
            blocks.add(new Block.Line(words.of("verdict") + words.colon() + outcome() + " · "
                    + words.of("area." + verdict.area().code())));
        }
        blocks.add(new Block.Sketch(drawn.png(font, TOP, verdict.place() == null ? HEIGHT : BOTTOM), words.of("note")));
        if (verdict.announced() != null) {
            blocks.add(new Block.Line(
                    words.of("announced") + words.colon() + verdict.announced().name()));
        }
        if (!verdict.articles().isEmpty()) {
            blocks.add(new Block.Heading(words.of("law")));
            verdict.articles()
                    .forEach(article -> blocks.add(new Block.Line("《%s》%s%s%s"
                            .formatted(
                                    article.law(),
                                    article.article(),
                                    words.colon(),
                                    words.english() ? article.summaryEn() : article.summary()))));
        }
        return blocks;
    }

    private String place() {
        RouteSide side = verdict.place().side();
        return "%s %s %s %s"
                .formatted(
                        verdict.place().route(),
                        verdict.routeName(),
                        verdict.place().text(),
                        side == null ? "" : words.of(side.code()))
                .strip();
    }

    private String outcome() {
        return words.of(verdict.outcome().code());
    }

    private static String number(double metres) {
        return String.format(Locale.ROOT, "%.2f", metres);
    }
}
