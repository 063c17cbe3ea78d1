package org.roadmarshal.layer;

/**
 * A layer as the API lists it.
 *
 * @param version rises when what it shows changes; the same on every node
 * @param features how many there are
 */
public record Layer(LayerName name, long version, long features) {}
