package org.roadmarshal.open311;

/** What shall be different; null leaves it as it is. @param revoked true ends it for good */
public record Open311KeyChange(Boolean revoked, Integer perMinute) {}
