package org.roadmarshal.legal;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;

/** Who took part in a step, with the certificate as it was then. */
public record Officer(
        long id,
        String name,
        String certificateNo,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate certificateExpires) {}
