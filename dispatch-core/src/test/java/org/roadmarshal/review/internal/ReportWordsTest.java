package org.roadmarshal.review.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.task.DeclineReason;
import org.roadmarshal.task.Milestone;
import org.roadmarshal.task.TaskState;

final class ReportWordsTest {
    private final ReportWords words = new ReportWords(false);

    @Test
    void everyMilestoneHasAWord() {
        List<String> codes = new ArrayList<>(List.of(
                Milestone.RE_OFFERED,
                Milestone.ESCALATED,
                Milestone.RELEASED,
                Milestone.PATROLLED,
                Milestone.LEADER_CALLED));
        for (TaskState state : TaskState.values()) {
            codes.add(state.code());
        }
        assertThat(codes).allSatisfy(code -> {
            assertThat(words.milestone(code)).matches("\\p{IsHan}+");
            assertThat(new ReportWords(true).milestone(code)).matches("[A-Z][a-z ]+");
        });
    }

    @ParameterizedTest
    @EnumSource(DeclineReason.class)
    void everyReasonToDeclineHasAWord(DeclineReason reason) {
        assertThat(words.declined(reason)).matches("\\p{IsHan}+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "incident.created",
                "task.withdrawn",
                "task.leads",
                "joint_task.invited",
                "alarm.raised",
                "command.queued"
            })
    void aFactIsSaidInWordsAndFoundByItsKind(String kind) {
        String subject = kind.substring(0, kind.indexOf('.'));
        Fact fact = new Fact(1, 5, Instant.EPOCH, kind, subject, 7, 1, 1L, 1L, Actor.SYSTEM, null, "{}", null);
        assertThat(new FactWords(words, false).of(fact)).matches("\\p{IsHan}+ #7 \\p{IsHan}+ \\(" + kind + "\\)");
        assertThat(words.name(fact.actor())).isEqualTo("系统");
    }
}
