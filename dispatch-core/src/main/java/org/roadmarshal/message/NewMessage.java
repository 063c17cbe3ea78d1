package org.roadmarshal.message;

import java.time.Instant;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Text;

/**
 * What somebody says.
 *
 * @param text null where a voice note says it
 * @param evidenceId a voice note or a photo, or null
 * @param deviceTime when, by their own clock; may be long ago where the phone was out of reach
 */
public record NewMessage(long unitId, String text, Long evidenceId, Instant deviceTime) {
    public NewMessage {
        text = Text.stripped("text", text);
        if (text == null && evidenceId == null) {
            throw DispatchException.invalid("A message has a text or evidence");
        }
    }
}
