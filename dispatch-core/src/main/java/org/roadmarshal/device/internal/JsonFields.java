package org.roadmarshal.device.internal;

import com.fasterxml.jackson.databind.JsonNode;
import org.roadmarshal.kernel.DispatchException;

/** The numbers of a JSON object that a stranger wrote. */
record JsonFields(JsonNode object) {
    /** @throws DispatchException VALIDATION where it is there and no finite number. @return null where it is not there */
    Double number(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw DispatchException.invalid(name + " is not a number: " + value);
        }
        return value.asDouble();
    }

    /** Null also for what is below 0. */
    Double positive(String name) {
        Double value = number(name);
        return value == null || value < 0 ? null : value;
    }

    double needed(String name) {
        Double value = number(name);
        if (value == null) {
            throw DispatchException.invalid(name + " is missing");
        }
        return value;
    }

    /** Null where it is not there. */
    String text(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw DispatchException.invalid(name + " is not a text: " + value);
        }
        return value.asText();
    }
}
