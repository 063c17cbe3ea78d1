package org.roadmarshal.unit;

import org.roadmarshal.kernel.Named;

/** A body camera, helmet, vest or cone. @param holder who has it, or null */
public record Equipment(long id, String serial, String kind, Named agency, Named holder) {}
