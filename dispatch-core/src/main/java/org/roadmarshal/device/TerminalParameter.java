package org.roadmarshal.device;

/**
 * A setting of a terminal, by the number that the protocol gives it.
 *
 * @param number null where it is a text
 * @param text null where it is a number
 */
public record TerminalParameter(long id, Long number, String text) {}
