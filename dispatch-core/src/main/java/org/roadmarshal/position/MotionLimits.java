package org.roadmarshal.position;

import java.time.Duration;

/**
 * When something is said to move and when to stand. There is a band between the two speeds, so that what creeps does not flicker.
 *
 * @param movingKmh as fast as this it moves, km/h
 * @param stoppedKmh as slow as this it may be standing, km/h
 * @param leftMetres so far from where it stood it has left, whatever speed it tells: more than the receivers' noise
 * @param stopAfter so long slow it stands
 * @param parkedAfter so long standing it is parked
 * @param silentAfter so long unheard it is silent
 */
public record MotionLimits(
        double movingKmh,
        double stoppedKmh,
        double leftMetres,
        Duration stopAfter,
        Duration parkedAfter,
        Duration silentAfter) {}
