package org.roadmarshal.highway;

/**
 * The widths of a class of routes, metres.
 *
 * @param ditchM from the line to the ditch's outer edge
 * @param landM from there to the edge of the land
 * @param controlM from there to the edge of the control zone
 * @param leastM what the law asks of controlM
 */
public record HighwayClass(String code, double ditchM, double landM, double controlM, double leastM, int version) {}
