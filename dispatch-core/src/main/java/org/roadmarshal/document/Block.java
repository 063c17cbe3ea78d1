package org.roadmarshal.document;

import java.util.List;

/** A piece of a document, whatever the file is. */
public sealed interface Block {
    record Title(String text) implements Block {}

    record Heading(String text) implements Block {}

    record Line(String text) implements Block {}

    /** @param widths shares of the page's width */
    record Table(List<String> header, List<Integer> widths, List<List<String>> rows) implements Block {}

    /** @param png the picture, twice as wide as it is high or less */
    record Sketch(byte[] png, String caption) implements Block {}

    /** Two pictures of one thing side by side. */
    record Pair(Photo left, Photo right) implements Block {}

    /** @param bytes PNG or JPEG */
    record Photo(byte[] bytes, String caption) {}
}
