package org.roadmarshal.unit;

import org.roadmarshal.kernel.Named;

/**
 * A vehicle of the register.
 *
 * @param terminal number of the terminal it carries, or null
 */
public record Vehicle(long id, String plate, String plateColour, String kind, Named agency, String terminal) {}
