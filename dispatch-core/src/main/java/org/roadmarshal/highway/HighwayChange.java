package org.roadmarshal.highway;

import java.util.List;

/** What is left out stays. A width of 0 is the class's again; lists are given as a whole. */
public record HighwayChange(
        String name,
        Highway.Up up,
        Double ditchM,
        Double landM,
        Double controlM,
        List<Highway.Equation> equations,
        List<Highway.Edge> edges) {}
