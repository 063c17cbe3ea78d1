package org.roadmarshal.push;

/**
 * @param contact whom a push service may write to: a mailto: or https: address
 * @param privateEndpoints whether endpoints may be plain HTTP and in private networks, as in tests
 */
public record PushConfig(String contact, boolean privateEndpoints) {}
