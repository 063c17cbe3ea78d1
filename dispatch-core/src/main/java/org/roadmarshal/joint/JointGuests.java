package org.roadmarshal.joint;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.joint.JointView.Standing;
import org.roadmarshal.joint.internal.JdbcJoint;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** What whoever holds a link may see and say. */
public final class JointGuests {
    /** Nobody has more to say of one task; a page gone mad has. */
    private static final int MOST_ANSWERS = 200;

    /** Who holds a link that is ours, whether or not it still holds. */
    public record Guest(int org, long id, int serial, long expires, String department) {
        public Actor actor() {
            return new Actor(null, department);
        }
    }

    /** @throws DispatchException NOT_FOUND where the token was not made here: nothing is said of why */
    public Guest guest(Handle handle, String token) {
        return JointLink.claimed(token)
                .filter(link -> JdbcJoint.secret(handle, link.org())
                        .filter(secret -> link.isOf(token, secret))
                        .isPresent())
                .flatMap(link -> JdbcJoint.find(handle, link.org(), link.id())
                        .map(task ->
                                new Guest(link.org(), link.id(), link.serial(), link.expires(), task.department())))
                .orElseThrow(() -> new DispatchException(ErrorCode.NOT_FOUND, "There is no such link"));
    }

    public JointView look(Handle handle, Guest guest) {
        return view(handle, guest, JdbcJoint.get(handle, guest.org(), guest.id()));
    }

    /** @param key the sender's own: what was sent before is answered as things stand */
    public JointView answer(Transaction transaction, Guest guest, String key, JointAnswer answer) {
        Handle handle = transaction.handle();
        JointTask before = JdbcJoint.lock(handle, guest.org(), guest.id());
        if (JdbcJoint.isRepeated(handle, guest, key, answer)) {
            return look(handle, guest);
        }
        Standing standing = standing(handle, guest, before);
        if (standing != Standing.OPEN && standing != Standing.ENDED) {
            throw DispatchException.conflict("The link does not hold any more: " + standing.code());
        }
        boolean news = answer.step() != null && answer.step().isNewAfter(before.state());
        if (!news && answer.remark() == null) {
            return view(handle, guest, before);
        }
        if (before.answers().size() >= MOST_ANSWERS) {
            throw DispatchException.tooMany("There is too much said of this task; call the centre", 3600);
        }
        JdbcJoint.add(handle, guest, key, news ? answer : new JointAnswer(null, answer.remark(), answer.deviceTime()));
        JdbcJoint.reach(handle, guest.org(), guest.id(), news ? answer.step() : before.state());
        JointTask now = JdbcJoint.get(handle, guest.org(), guest.id());
        String verb = news ? answer.step().code() : "remarked";
        transaction.append(new JointEvent(verb, now, answer.deviceTime(), answer.remark()).entry());
        return view(handle, guest, now);
    }

    private static JointView view(Handle handle, Guest guest, JointTask task) {
        Standing standing = standing(handle, guest, task);
        if (standing != Standing.OPEN && standing != Standing.ENDED) {
            return JointView.only(standing);
        }
        JointView.What what = standing == Standing.OPEN ? JdbcJoint.what(handle, guest.org(), task.id()) : null;
        return new JointView(standing, task.department(), task.state(), task.expiresAt(), task.answers(), what);
    }

    private static Standing standing(Handle handle, Guest guest, JointTask task) {
        if (task.state() == JointState.REVOKED || task.serial() != guest.serial()) {
            return Standing.REVOKED;
        }
        if (!Instant.now().isBefore(Instant.ofEpochSecond(guest.expires()))) {
            return Standing.EXPIRED;
        }
        if (!JdbcJoint.incidentOpen(handle, guest.org(), task.incidentId())) {
            return Standing.CLEARED;
        }
        return task.state().ended() ? Standing.ENDED : Standing.OPEN;
    }
}
