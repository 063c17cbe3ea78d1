package org.roadmarshal.identity;

import java.time.Duration;

/**
 * How long one stays signed in.
 *
 * @param access life of an access token; a disabled account is shut out sooner than that
 * @param refresh life of a refresh token, counted anew with each refresh
 */
public record SessionConfig(Duration access, Duration refresh) {}
