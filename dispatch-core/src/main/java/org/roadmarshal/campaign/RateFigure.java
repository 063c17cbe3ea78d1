package org.roadmarshal.campaign;

/** One rate: so many of so many. */
public record RateFigure(Rate rate, int numerator, int denominator) {}
