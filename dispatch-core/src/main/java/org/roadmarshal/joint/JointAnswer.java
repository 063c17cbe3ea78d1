package org.roadmarshal.joint;

import java.time.Instant;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Text;

/**
 * What somebody says through a link.
 *
 * @param step null for a remark alone
 * @param remark needed for declined
 * @param deviceTime by their own clock, or null
 */
public record JointAnswer(JointState step, String remark, Instant deviceTime) {
    public JointAnswer {
        remark = Text.stripped("remark", remark);
        if (step == null && remark == null) {
            throw DispatchException.invalid("Give a step, a remark, or both");
        }
        if (step != null && !step.answer()) {
            throw DispatchException.invalid(step.code() + " is not theirs to say");
        }
        if (step == JointState.DECLINED && remark == null) {
            throw DispatchException.invalid("declined needs a reason as remark");
        }
    }
}
