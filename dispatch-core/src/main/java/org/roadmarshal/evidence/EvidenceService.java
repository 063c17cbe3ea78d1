package org.roadmarshal.evidence;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.evidence.internal.ExifReader;
import org.roadmarshal.evidence.internal.Picture;
import org.roadmarshal.evidence.internal.Plausibility;
import org.roadmarshal.evidence.internal.Sound;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Keeps photos and voice notes, and shows them. Blocks; safe for use from any thread. */
public final class EvidenceService {
    /** Bytes; an original of today's phones has 3 to 15 million. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    private static final List<Permission> MAY_TAKE_PHOTOS = List.of(
            Permission.ISSUE_REPORT, Permission.ISSUE_HANDLE, Permission.ISSUE_VERIFY, Permission.ISSUE_SUPERVISE);

    private final EvidenceStore store;

    public EvidenceService(EvidenceStore store) {
        this.store = store;
    }

    /** The bytes of what was found by {@link #get}. Takes long, and needs no connection. */
    public KeptFile open(int org, Evidence evidence) {
        return store.open(org, HexFormat.of().parseHex(evidence.sha256()));
    }

    /**
     * The first half of keeping a photo, which takes long and needs no transaction: looks at the bytes and puts them on disk. If
     * the second half never comes, a file lies there that nothing refers to, which harms nobody.
     *
     * @throws DispatchException FORBIDDEN, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, or VALIDATION where the picture cannot be decoded
     *     to its end, is not the one that was captured, or was captured at an impossible time
     */
    public Photo store(Principal principal, Capture capture, byte[] bytes) {
        requireMayTake(principal);
        return store(principal.org(), capture, bytes);
    }

    static void requireMayTake(Principal principal) {
        if (MAY_TAKE_PHOTOS.stream().noneMatch(principal::may)) {
            throw DispatchException.forbidden(
                    "Photos are taken by those who report, handle, verify or supervise issues");
        }
    }

    /** The same for a camera that is no person's. */
    public Photo store(int org, Capture capture, byte[] bytes) {
        capture.requirePlausible(Instant.now());
        if (bytes == null || bytes.length == 0) {
            throw DispatchException.invalid("The photo is empty");
        }
        if (bytes.length > MOST_BYTES) {
            throw new DispatchException(ErrorCode.TOO_LARGE, "A photo has at most 20 MiB");
        }
        byte[] sha256 = EvidenceStore.sha256(bytes);
        String digits = HexFormat.of().formatHex(sha256);
        if (capture.sha256() != null && !capture.sha256().equals(digits)) {
            throw DispatchException.invalid("The photo was changed on its way: its SHA-256 is " + digits);
        }
        Optional<Sound> sound = Sound.of(bytes);
        Picture picture = sound.isPresent() ? null : Picture.of(bytes);
        store.keep(org, sha256, bytes);
        return picture == null
                ? new Photo(capture, sound.orElseThrow().contentType(), null, null, null, sha256, bytes.length)
                : new Photo(
                        capture,
                        picture.contentType(),
                        picture.width(),
                        picture.height(),
                        ExifReader.read(bytes),
                        sha256,
                        bytes.length);
    }

    /** The second half: the row and the fact. */
    public Evidence keep(Transaction transaction, Principal principal, Photo photo) {
        long agency = agencyOf(transaction.handle(), principal);
        return insert(transaction, photo, principal.accountId(), null, agency, principal.unitId());
    }

    /** The same for a vehicle's camera; a photo that it sends again is kept once. @param agencyId whose vehicle it is */
    public Evidence keep(Transaction transaction, long deviceId, long agencyId, Photo photo) {
        return transaction
                .handle()
                .createQuery("""
                        select *, st_x(geom) as lon, st_y(geom) as lat from evidence
                        where org = :org and device_id = :device and sha256 = :sha256 and captured_at = :at""")
                .bind("org", transaction.org())
                .bind("device", deviceId)
                .bind("sha256", photo.sha256())
                .bind("at", photo.capture().at())
                .map(EvidenceRecords::evidence)
                .findOne()
                .orElseGet(() -> insert(transaction, photo, null, deviceId, agencyId, null));
    }

    private static Evidence insert(
            Transaction transaction, Photo photo, Long account, Long device, long agency, Long unit) {
        Exif exif = photo.exif();
        ZoneId zone = ZoneId.of(transaction
                .handle()
                .createQuery("select time_zone from org where id = :org")
                .bind("org", transaction.org())
                .mapTo(String.class)
                .one());
        Evidence evidence = transaction
                .handle()
                .createQuery("""
                        insert into evidence (org, sha256, content_type, size_bytes, width, height, captured_at, geom,
                          account_id, device_id, agency_id, heading_deg, original_sha256, exif, findings)
                        values (:org, :sha256, :contentType, :sizeBytes, :width, :height, :at, :location, :account, :device,
                          :agency, :headingDeg, decode(:originalSha256, 'hex'), cast(:exifJson as json), cast(:findings as json))
                        returning *, st_x(geom) as lon, st_y(geom) as lat""")
                .bind("org", transaction.org())
                .bindMethods(photo)
                .bindMethods(photo.capture())
                .bind("sha256", photo.sha256())
                .bind("exifJson", exif == null ? null : Json.write(exif))
                .bind("findings", exif == null ? null : Json.write(Plausibility.judge(photo.capture(), exif, zone)))
                .bind("account", account)
                .bind("device", device)
                .bind("agency", agency)
                .map(EvidenceRecords::evidence)
                .one();
        transaction.append(new EvidenceEvent.Kept(evidence, agency, unit).entry());
        return evidence;
    }

    /** @throws DispatchException NOT_FOUND where there is none that the principal may see */
    public Evidence get(Handle handle, Principal principal, long id) {
        return EvidenceRecords.find(handle, principal, id)
                .orElseThrow(() -> DispatchException.notFound("evidence", id));
    }

    /** The photographer's own agency; for an account that is nobody of the register, the one it was given a role over. */
    private static long agencyOf(Handle handle, Principal principal) {
        return handle.createQuery("""
                        select coalesce(
                          (select agency_id from person where org = :org and id = :person),
                          (select min(agency_id) from role_grant where org = :org and account_id = :account))""")
                .bind("org", principal.org())
                .bind("person", principal.personId())
                .bind("account", principal.accountId())
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> DispatchException.forbidden("The account belongs to no agency"));
    }
}
