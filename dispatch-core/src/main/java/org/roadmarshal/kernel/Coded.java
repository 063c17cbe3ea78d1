package org.roadmarshal.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Stream;

/** An enum whose constants have a lower-case code ({@code EN_ROUTE} is {@code en_route}) in JSON and in the database. */
public interface Coded {
    String name();

    @JsonValue
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws DispatchException VALIDATION where no constant has this code */
    static <E extends Enum<E> & Coded> E of(Class<E> type, String code) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.code().equals(code))
                .findFirst()
                .orElseThrow(() -> DispatchException.invalid(code + " is not a " + type.getSimpleName()));
    }
}
