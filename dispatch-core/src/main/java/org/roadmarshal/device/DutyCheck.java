package org.roadmarshal.device;

import java.time.Instant;
import org.roadmarshal.kernel.Named;

/**
 * 查岗: a platform asks another one whether somebody is at the desk. A machine that answers proves nothing, so what the superior
 * platform asks us waits for a person, unless the configuration has an answer.
 *
 * @param platform whom we asked; null where the superior platform asked us
 * @param agency whose dispatchers are concerned
 * @param dueAt by when to answer; null where nobody said
 * @param answeredBy by name; null where it is not answered
 * @param deliveredAt when the question went out, or our answer; null where it waits for the link
 */
public record DutyCheck(
        long id,
        Named platform,
        Named agency,
        String question,
        Instant askedAt,
        Instant dueAt,
        String answer,
        Instant answeredAt,
        String answeredBy,
        Instant deliveredAt,
        int version) {}
