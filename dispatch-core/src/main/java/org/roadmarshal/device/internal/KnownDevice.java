package org.roadmarshal.device.internal;

/** A device on the register. */
public record KnownDevice(int org, long id) {}
