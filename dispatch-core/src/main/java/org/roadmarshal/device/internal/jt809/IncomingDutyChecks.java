package org.roadmarshal.device.internal.jt809;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.device.PlatformEvent;
import org.roadmarshal.device.PlatformService;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.protocol.jt809.DutyAnswer;
import org.roadmarshal.protocol.jt809.DutyCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the superior platform asks us, recorded for a person, and what that person answers. */
final class IncomingDutyChecks {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingDutyChecks.class);

    private final Database database;
    private final Journal journal;
    private final SubordinateConfig config;

    IncomingDutyChecks(Database database, Journal journal, SubordinateConfig config) {
        this.database = database;
        this.journal = journal;
        this.config = config;
    }

    /** @param serial of the frame that asked */
    void asked(DutyCheck check, long serial) {
        database.read(this::desk)
                .compose(desk -> journal.commit(desk.org(), Actor.SYSTEM, transaction -> {
                    long id = JdbcDutyCheck.asked(transaction.handle(), desk.org(), desk.id(), check, serial);
                    transaction.append(PlatformEvent.asked(JdbcDutyCheck.get(transaction.handle(), desk.org(), id)));
                    if (config.answer() != null) {
                        PlatformService.answered(transaction, id, config.answer(), Actor.SYSTEM.name());
                    }
                    return null;
                }))
                .onFailure(failure -> LOG.error("The superior platform's question is lost: {}", check, failure));
    }

    /** The first of the chosen agencies, or the one above all. */
    private JdbcDutyCheck.Agency desk(Handle handle) {
        return JdbcDutyCheck.desk(
                        handle, config.vehicles().org(), config.vehicles().agencies())
                .orElseThrow(() -> new IllegalStateException(
                        "There is no agency of " + config.vehicles() + " to answer duty checks"));
    }

    /** Sends the answers that wait. */
    void answer(Link link) {
        database.read(this::desk)
                .compose(desk -> database.write(handle -> JdbcDutyCheck.claimAnswer(handle, desk.org())))
                .onSuccess(claimed -> claimed.ifPresent(answer -> {
                    link.send(message(answer));
                    answer(link);
                }))
                .onFailure(failure -> LOG.warn("Answers to the superior platform must wait", failure));
    }

    private static DutyAnswer message(JdbcDutyCheck.Answer answer) {
        return new DutyAnswer(
                answer.objectType(),
                answer.objectId(),
                Optional.ofNullable(answer.by()).orElse(""),
                "",
                answer.infoId(),
                answer.askedSerial(),
                answer.text());
    }
}
