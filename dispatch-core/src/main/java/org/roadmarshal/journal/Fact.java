package org.roadmarshal.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.roadmarshal.kernel.Actor;

/**
 * A sealed entry of the journal; serialises to the API's {@code Entry}.
 *
 * @param seq gapless within the org, from 1
 * @param data the JSON text to the letter as it was hashed
 * @param hash SHA-256 over the hash before it and everything here
 */
@JsonPropertyOrder({"seq", "at", "kind", "subject", "id", "version", "actor", "deviceTime", "data"})
public record Fact(
        @JsonIgnore int org,
        long seq,
        Instant at,
        String kind,
        String subject,
        @JsonProperty("id") long subjectId,
        int version,
        @JsonIgnore Long agencyId,
        @JsonIgnore Long unitId,
        Actor actor,
        @JsonProperty("deviceTime") Instant deviceAt,
        @JsonRawValue String data,
        @JsonIgnore byte[] hash) {
    Fact dated(Instant time) {
        return new Fact(
                org, seq, time, kind, subject, subjectId, version, agencyId, unitId, actor, deviceAt, data, hash);
    }

    Fact sealed(long number, byte[] itsHash) {
        return new Fact(
                org, number, at, kind, subject, subjectId, version, agencyId, unitId, actor, deviceAt, data, itsHash);
    }
}
