package org.roadmarshal.document;

/** Where a line may end: after a space, and between Chinese characters but for the punctuation that holds on to one of them. */
final class Breaks {
    private static final String NOT_FIRST = "，。、；：？！）》〕」』】〉”’…—·％℃,.;:?!)]}%";
    private static final String NOT_LAST = "（〔《「『【〈“‘([{#@";

    private Breaks() {}

    static boolean between(int before, int after) {
        if (Character.isWhitespace(after)) {
            return false;
        }
        if (Character.isWhitespace(before)) {
            return true;
        }
        return (isChinese(before) || isChinese(after)) && NOT_FIRST.indexOf(after) < 0 && NOT_LAST.indexOf(before) < 0;
    }

    /** And what is written like it, each letter for itself. */
    private static boolean isChinese(int code) {
        return code >= 0x2E80;
    }
}
