package org.roadmarshal.cityimport;

import java.util.List;

/** The directory cannot be imported; nothing was. */
public final class CityImportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> errors;

    public CityImportException(List<String> errors) {
        super(String.join(System.lineSeparator(), errors));
        this.errors = List.copyOf(errors);
    }

    /** Each as {@code file:row: what is wrong}, the header being row 1. */
    public List<String> errors() {
        return errors;
    }
}
