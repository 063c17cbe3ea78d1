package org.roadmarshal.web;

import java.util.EnumSet;
import java.util.Set;
import org.roadmarshal.position.Mover.Kind;

/**
 * What somebody sees of the movers; those with the same sight are told the same.
 *
 * @param agencies whose movers they may see
 * @param kinds what they want at all
 * @param everywhere what of it they want from outside of the viewport too
 * @param viewport null for everywhere
 * @param crowd more movers in the viewport than this, and vehicles come as counted cells
 */
record Sight(int org, Set<Long> agencies, Set<Kind> kinds, Set<Kind> everywhere, Viewport viewport, int crowd) {
    Sight of(Kind kind) {
        Set<Kind> only = EnumSet.of(kind);
        only.retainAll(kinds);
        return new Sight(org, agencies, only, everywhere, viewport, crowd);
    }

    /** Without what is wanted from outside of the viewport. */
    Sight inside() {
        return new Sight(org, agencies, kinds, Set.of(), viewport, crowd);
    }
}
