package org.roadmarshal.kernel;

/** What people typed. */
public final class Text {
    private Text() {}

    /**
     * Without the blanks around it; null stays null.
     *
     * @throws DispatchException VALIDATION where nothing but blanks is left
     */
    public static String stripped(String field, String typed) {
        String text = typed == null ? null : typed.strip();
        if (text != null && text.isEmpty()) {
            throw DispatchException.invalid(field + " must not be blank");
        }
        return text;
    }
}
