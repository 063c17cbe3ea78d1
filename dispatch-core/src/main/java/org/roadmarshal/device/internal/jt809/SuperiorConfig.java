package org.roadmarshal.device.internal.jt809;

/**
 * How we are the superior platform.
 *
 * @param port where main links come in; 0 lets the system choose
 * @param centreId ours
 * @param keepAliveSeconds how often we say something on a sub link that has nothing else to say
 * @param silenceSeconds after which a link that says nothing is cut; the standard has 180
 */
public record SuperiorConfig(String host, int port, long centreId, int keepAliveSeconds, int silenceSeconds) {}
