package org.roadmarshal.legal;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalDate;
import org.roadmarshal.kernel.Named;

/**
 * A document that was produced; its bytes never change.
 *
 * @param step the number of the step that it belongs to
 * @param templateVersion 0 for the one that comes with the software
 * @param deliveredOn the day from which periods run, or null
 */
public record CaseDocument(
        long id,
        int step,
        DocumentKind kind,
        String number,
        int templateVersion,
        String docxSha256,
        String pdfSha256,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate deliveredOn,
        Instant createdAt,
        Named createdBy) {}
