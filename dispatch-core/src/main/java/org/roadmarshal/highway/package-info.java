/**
 * The routes with their stake marks, equations, posts and control zones: where a text like {@code G101 K123+450} is, which stake a place
 * has, and what it is to the zones along the roads. Each org's routes are read once into an immutable {@link org.roadmarshal.highway.HighwayBook}
 * and again when their version has risen.
 *
 * <p>Stretches are on a line's <em>axis</em>: whole millimetres along it that go on where the written numbers jump. Before the first
 * break axis and number are the same. This room knows nothing of issues.
 */
package org.roadmarshal.highway;
