package org.roadmarshal.push;

import java.time.Instant;

/**
 * A browser that wants to be told, as its account sees it.
 *
 * @param deliveredAt when its push service last took something, or null
 * @param failure why the newest was not taken, or null
 */
public record PushSubscription(long id, Instant expiresAt, Instant deliveredAt, String failure) {}
