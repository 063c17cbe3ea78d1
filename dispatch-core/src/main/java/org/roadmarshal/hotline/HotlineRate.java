package org.roadmarshal.hotline;

/**
 * How much of what a channel brought in a period was answered.
 *
 * @param received in the period
 * @param due of these: answered, or the hour of the answer is past
 * @param replied of these
 * @param onTime of the replied
 */
public record HotlineRate(String channel, int received, int due, int replied, int onTime) {}
