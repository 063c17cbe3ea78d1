package org.roadmarshal.evidence;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.evidence.internal.JdbcUploads;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.timer.Timer;
import org.roadmarshal.timer.Timers;

/**
 * Photos that come in pieces, over networks that break off. Which photo it is its hash says: whoever begins the same again goes on
 * where it stopped, and what is kept already is not asked for a second time. Stateless; safe for use from any thread.
 */
public final class EvidenceUploads implements Timers.Handler {
    public static final String TIMER = "evidence_upload";
    /** A piece is this long at most. */
    public static final int MOST_CHUNK = 1 << 20;
    /** An account that begins one more loses the one that it touched longest ago. */
    private static final int MOST_AN_ACCOUNT = 10;
    /** A phone may be out of reach for a shift. */
    private static final Duration LIFE = Duration.ofHours(24);

    private final EvidenceService service;

    /** A photo of which everything is here. */
    public record Whole(NewUpload said, byte[] bytes) {}

    public EvidenceUploads(EvidenceService service) {
        this.service = service;
    }

    /**
     * Begins, or says how far it has come.
     *
     * @throws DispatchException FORBIDDEN, TOO_LARGE, VALIDATION
     */
    public Upload open(Transaction transaction, Principal principal, NewUpload photo) {
        EvidenceService.requireMayTake(principal);
        photo.capture().requirePlausible(Instant.now());
        if (photo.sizeBytes() > EvidenceService.MOST_BYTES) {
            throw new DispatchException(ErrorCode.TOO_LARGE, "A photo has at most 20 MiB");
        }
        JdbcUploads uploads = new JdbcUploads(transaction.handle(), principal);
        Optional<Evidence> kept = uploads.kept(photo);
        if (kept.isPresent()) {
            return Upload.kept(kept.get());
        }
        long id = uploads.open(photo, MOST_AN_ACCOUNT);
        Upload upload = get(transaction.handle(), principal, id);
        if (upload.sizeBytes() != photo.sizeBytes()) {
            throw DispatchException.invalid("A photo with this hash has %d bytes".formatted(upload.sizeBytes()));
        }
        if (upload.offset() == 0) {
            Timers.cancel(transaction, TIMER, id);
            Timers.set(transaction, TIMER, id, transaction.now().plus(LIFE), Map.of());
        }
        return upload;
    }

    /** @throws DispatchException NOT_FOUND where there is none of this account */
    public Upload get(Handle handle, Principal principal, long id) {
        return new JdbcUploads(handle, principal)
                .find(id, LIFE)
                .orElseThrow(() -> DispatchException.notFound("upload", id));
    }

    /**
     * The next piece. One that was here already changes nothing.
     *
     * @param offset how many bytes come before it
     * @throws DispatchException NOT_FOUND; CONFLICT where another piece is due; VALIDATION where it is too much
     */
    public Upload append(Transaction transaction, Principal principal, long id, int offset, byte[] bytes) {
        if (bytes == null || bytes.length == 0 || bytes.length > MOST_CHUNK) {
            throw DispatchException.invalid("A piece has from 1 to %d bytes".formatted(MOST_CHUNK));
        }
        JdbcUploads uploads = new JdbcUploads(transaction.handle(), principal);
        uploads.lock(id);
        Upload upload = get(transaction.handle(), principal, id);
        if ((long) offset + bytes.length > upload.sizeBytes()) {
            throw DispatchException.invalid(
                    "The photo has %d bytes, and this would be more".formatted(upload.sizeBytes()));
        }
        if (offset + bytes.length <= upload.offset()) {
            return upload;
        }
        if (offset != upload.offset()) {
            throw DispatchException.conflict(
                    "%d bytes are here; send what comes after them".formatted(upload.offset()));
        }
        uploads.append(id, offset, bytes);
        return get(transaction.handle(), principal, id);
    }

    /** All bytes of a complete one, with what was said of it; empty where it is evidence by now. */
    public Optional<Whole> whole(Handle handle, Principal principal, long id) {
        return new JdbcUploads(handle, principal).whole(id);
    }

    /** What came together becomes evidence, once. */
    public Upload keep(Transaction transaction, Principal principal, long id, NewUpload said, Photo photo) {
        JdbcUploads uploads = new JdbcUploads(transaction.handle(), principal);
        if (!uploads.remove(id)) {
            return uploads.kept(said).map(Upload::kept).orElseThrow(() -> DispatchException.notFound("upload", id));
        }
        Timers.cancel(transaction, TIMER, id);
        return Upload.kept(service.keep(transaction, principal, photo));
    }

    /** What came together is not what was said, or no photo. */
    public void discard(Transaction transaction, Principal principal, long id) {
        new JdbcUploads(transaction.handle(), principal).remove(id);
        Timers.cancel(transaction, TIMER, id);
    }

    /** Throws away what nobody goes on with. */
    @Override
    public void fire(Transaction transaction, Timer timer) throws SQLException {
        JdbcUploads.expire(transaction.handle(), timer.org(), timer.subjectId(), LIFE)
                .ifPresent(later -> Timers.set(transaction, TIMER, timer.subjectId(), later, Map.of()));
    }
}
