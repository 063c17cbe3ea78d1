package org.roadmarshal.gis.format;

/** What somebody sent cannot be read; the message says what is wrong and where, for the person who sent it. */
public final class FormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String where;

    /** @param where a JSON pointer such as {@code /features/3/geometry}, or "row 12"; empty for the whole input */
    public FormatException(String what, String where) {
        super(where.isEmpty() ? what : where + ": " + what);
        this.what = what;
        this.where = where;
    }

    /** The message without where. */
    public String what() {
        return what;
    }

    public String where() {
        return where;
    }
}
