package org.roadmarshal.unit;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import org.roadmarshal.kernel.Named;

/** Somebody of the register; all but badge, name and agency may be null. */
public record Person(
        long id,
        String badge,
        String name,
        Named agency,
        String title,
        String certificateNo,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate certificateExpires,
        String phone) {}
