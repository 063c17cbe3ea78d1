package org.roadmarshal.web;

import org.roadmarshal.journal.Fact;

/** A fact and its message, written out once for all sockets of a loop that want it. For one thread. */
final class FactText {
    private final Fact fact;
    private String text;

    FactText(Fact fact) {
        this.fact = fact;
    }

    Fact fact() {
        return fact;
    }

    String text() {
        if (text == null) {
            text = LiveMessages.fact(fact);
        }
        return text;
    }
}
