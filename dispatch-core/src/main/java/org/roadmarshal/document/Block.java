package org.roadmarshal.document;

import java.util.List;

/** A piece of a document, whatever the file is. */
public sealed interface Block {
    record Title(String text) implements Block {}

    record Heading(String text) implements Block {}

    record Line(String text) implements Block {}

    /** @param points the size of its letters */
    record Paragraph(String text, Align align, int points, boolean bold) implements Block {}

    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** @param widths shares of the page's width */
    record Table(List<String> header, List<Integer> widths, List<List<String>> rows) implements Block {}

    /** A table with lines all around, as on a form; its rows need not have the same cells. */
    record Form(List<List<Cell>> rows) implements Block {}

    /** @param width share of the page's width in percent */
    record Cell(String text, int width) {}

    /** @param png the picture, twice as wide as it is high or less */
    record Sketch(byte[] png, String caption) implements Block {}

    /** A JPEG or PNG of any proportion, made to fit beside what is around it. */
    record Photo(byte[] image, String caption) implements Block {}

    /** What follows begins on a new page. */
    record PageBreak() implements Block {}

    /** Two pictures of one thing side by side. */
    record Pair(Photo left, Photo right) implements Block {}
}
