package org.roadmarshal.legal;

import java.time.LocalDate;
import org.roadmarshal.kernel.Text;

/** A new or a renewed certificate. */
public record CertificateChange(String number, LocalDate expires) {
    public CertificateChange {
        number = Text.stripped("number", number);
    }
}
