package org.roadmarshal.intake;

import org.roadmarshal.kernel.Text;

/** What shall be different; null leaves it as it is. */
public record PublicationChange(Boolean page, Boolean open311, String contact) {
    public PublicationChange {
        contact = Text.stripped("contact", contact);
    }
}
