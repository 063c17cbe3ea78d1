package org.roadmarshal.device.internal.jt809;

import java.util.Optional;
import org.roadmarshal.db.Database;
import org.roadmarshal.device.PlatformService;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.protocol.jt809.DutyAnswer;
import org.roadmarshal.protocol.jt809.DutyCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What we ask subordinate platforms, and what they answer. */
final class OutgoingDutyChecks {
    private static final Logger LOG = LoggerFactory.getLogger(OutgoingDutyChecks.class);
    /** In the edition of 2019, which tells the platform. */
    private static final int MINUTES = 10;

    private final Database database;
    private final Journal journal;

    OutgoingDutyChecks(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Sends the questions that wait for this platform. */
    void ask(MainLink link) {
        JdbcPlatform.Account platform = link.platform();
        Link towards = link.towards();
        long serial = towards.takeSerial();
        database.write(handle -> JdbcDutyCheck.claimQuestion(handle, platform.org(), platform.id(), serial))
                .onSuccess(claimed -> claimed.ifPresent(question -> {
                    towards.send(
                            serial,
                            new DutyCheck(
                                    DutyCheck.THIS_PLATFORM,
                                    String.valueOf(platform.centreId()),
                                    MINUTES,
                                    question.id() & 0xFFFF_FFFFL,
                                    question.text()));
                    ask(link);
                }))
                .onFailure(failure -> LOG.warn("Duty checks of platform {} must wait", platform.userId(), failure));
    }

    void answered(JdbcPlatform.Account platform, DutyAnswer answer) {
        journal.commit(platform.org(), Actor.SYSTEM, transaction -> {
                    Optional<Long> asked = JdbcDutyCheck.ofAnswer(
                            transaction.handle(), platform.org(), platform.id(), answer.infoId(), answer.askedSerial());
                    asked.ifPresent(id ->
                            PlatformService.answered(transaction, id, text(answer.answer()), text(answer.responder())));
                    return asked;
                })
                .onSuccess(asked -> {
                    if (asked.isEmpty()) {
                        LOG.warn("Platform {} answers what nobody asked: {}", platform.userId(), answer.infoId());
                    }
                })
                .onFailure(
                        failure -> LOG.warn("The answer of platform {} is not recorded", platform.userId(), failure));
    }

    /** Text of a stranger, as far as the database can hold it. */
    private static String text(String sent) {
        return sent.replace("\0", "");
    }
}
