package org.roadmarshal.unit;

import org.roadmarshal.kernel.Named;

/**
 * A vehicle of the register.
 *
 * @param agency whose it is: a squad's, or an operator's
 * @param terminal number of the terminal it carries, or null
 * @param deviceId of the device that is tied to it, or null
 * @param unit the unit that has it now, or null
 */
public record Vehicle(
        long id,
        String plate,
        String plateColour,
        String kind,
        VehicleUse use,
        Named agency,
        String terminal,
        Long deviceId,
        Named unit) {}
