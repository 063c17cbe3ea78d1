package org.roadmarshal.protocol.jt809;

import java.time.Instant;

/**
 * One frame, checked, its body decrypted.
 *
 * @param serial the sender's own count, unsigned 32 bits
 * @param type of the message, such as 0x1001
 * @param centreId of the platform that it concerns, unsigned 32 bits
 * @param key of an encrypted body; null where it came, or is to go, in clear
 * @param time when it was sent, to the second; null in the edition of 2011, which does not say
 */
public record Frame(Edition edition, long serial, int type, long centreId, Long key, Instant time, byte[] body) {}
