package org.roadmarshal.identity;

/** @param expiresIn seconds that the access token lives */
public record Session(String accessToken, long expiresIn, String refreshToken, Me me) {}
