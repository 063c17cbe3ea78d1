package org.roadmarshal.highway;

/** What is left out stays. */
public record HighwayClassChange(String code, Double ditchM, Double landM, Double controlM) {}
