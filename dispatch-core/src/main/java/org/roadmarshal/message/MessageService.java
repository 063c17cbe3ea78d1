package org.roadmarshal.message;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.evidence.EvidenceRecords;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.message.internal.JdbcMessage;

/**
 * The rules about messages: a crew has the conversation of its own unit and no other's, a centre those of its agencies. Every
 * change appends its fact.
 */
public final class MessageService {
    /** The newest first. @param unitId null for all @param incidentId null for all */
    public Page<Message> page(Handle handle, Principal principal, Long unitId, Long incidentId, PageRequest request) {
        requireListener(principal);
        List<Message> rows = JdbcMessage.page(handle, principal, unitId, incidentId, request);
        return Page.of(rows, request, Message::id);
    }

    /** That with the newest message first. */
    public Page<Conversation> conversations(Handle handle, Principal principal, PageRequest request) {
        requireListener(principal);
        List<Conversation> rows = JdbcMessage.conversations(handle, principal, request);
        return Page.of(rows, request, conversation -> conversation.last().id());
    }

    public Message send(Transaction transaction, Principal principal, NewMessage wanted) {
        Named agency = agencyOf(transaction, principal, wanted.unitId());
        requireSpeaker(principal, wanted.unitId(), agency.id());
        if (wanted.evidenceId() != null
                && EvidenceRecords.visible(transaction.handle(), principal, List.of(wanted.evidenceId()))
                        .isEmpty()) {
            throw DispatchException.notFound("evidence", wanted.evidenceId());
        }
        long id = JdbcMessage.insert(
                transaction.handle(), principal, wanted, sideOf(principal, wanted.unitId()), agency.id());
        Message message = JdbcMessage.get(transaction.handle(), principal.org(), id);
        transaction.append(new MessageEvent(MessageEvent.Verb.SENT, message, wanted.deviceTime()).entry());
        return message;
    }

    /** What was said before changes nothing. @return how many of the other side's messages are still unread */
    public int receive(Transaction transaction, Principal principal, Receipt receipt) {
        Named agency = agencyOf(transaction, principal, receipt.unitId());
        requireSpeaker(principal, receipt.unitId(), agency.id());
        Side side = sideOf(principal, receipt.unitId());
        boolean read = receipt.state() == Receipt.State.READ;
        List<Long> changed = JdbcMessage.receive(transaction.handle(), principal, receipt, side);
        transaction.append(JdbcMessage.byIds(transaction.handle(), principal.org(), changed).stream()
                .map(message -> new MessageEvent(
                                read ? MessageEvent.Verb.READ : MessageEvent.Verb.DELIVERED, message, null)
                        .entry())
                .toList());
        return JdbcMessage.unread(transaction.handle(), principal.org(), receipt.unitId(), side);
    }

    private static void requireListener(Principal principal) {
        if (!principal.may(Permission.MESSAGE_READ)) {
            principal.require(Permission.MESSAGE_SEND);
        }
    }

    private static Side sideOf(Principal principal, long unitId) {
        return own(principal, unitId) ? Side.CREW : Side.CENTRE;
    }

    private static boolean own(Principal principal, long unitId) {
        return Long.valueOf(unitId).equals(principal.unitId());
    }

    /** @throws DispatchException NOT_FOUND where there is no such unit, or its conversation is not theirs to see */
    private static Named agencyOf(Transaction transaction, Principal principal, long unitId) {
        return JdbcMessage.agencyOf(transaction.handle(), principal.org(), unitId)
                .filter(agency -> own(principal, unitId) || principal.may(Permission.MESSAGE_READ, agency.id()))
                .orElseThrow(() -> DispatchException.notFound("unit", unitId));
    }

    private static void requireSpeaker(Principal principal, long unitId, long agencyId) {
        if (own(principal, unitId)) {
            principal.require(Permission.MESSAGE_SEND);
        } else {
            principal.require(Permission.MESSAGE_SEND, agencyId);
        }
    }
}
