package org.roadmarshal.highway;

/**
 * A place along a route.
 *
 * @param prefix of the line: K, or ZK, YK, AK
 * @param fromMm on the line's axis; of a point the same as {@code toMm}
 * @param side null where nothing says which
 * @param offsetMetres how far beside the line, to either side
 * @param text as people write it, such as {@code K123+450} or {@code K3+000-K3+800}; {@code K50+622(前)} where a number occurs twice
 */
public record StakePlace(
        String route, String prefix, long fromMm, long toMm, RouteSide side, double offsetMetres, String text) {}
