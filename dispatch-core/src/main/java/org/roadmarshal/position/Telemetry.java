package org.roadmarshal.position;

/**
 * What a vehicle's terminal says beside where it is.
 *
 * @param alarms the 32 alarm bits of JT/T 808, bit 0 the lowest; 0 for none
 * @param status the 32 status bits of JT/T 808
 * @param mileageKm of the odometer, km, or null
 * @param fuelL litres, or null
 * @param satellites in use, or null
 * @param signal of the mobile network as the terminal counts it, or null
 */
public record Telemetry(long alarms, long status, Double mileageKm, Double fuelL, Integer satellites, Integer signal) {}
