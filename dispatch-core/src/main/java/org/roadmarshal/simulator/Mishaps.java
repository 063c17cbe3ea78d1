package org.roadmarshal.simulator;

import java.util.Random;

/** What goes wrong with a terminal, by chance: the network, its clock, its driver. The same seed, the same bad luck. */
final class Mishaps {
    private static final double ONE_IN_BLIND = 0.001;
    private static final double ONE_IN_DOUBLED = 0.003;
    private static final double ONE_IN_AT_ODDS = 0.0005;
    private static final double ONE_IN_SOS = 2e-6;
    private static final double CLOCKS_THAT_ARE_OFF = 0.02;
    private static final int MOST_OFF_SECONDS = 90;
    private static final int SHORTEST_BLIND_SECONDS = 40;
    private static final int LONGEST_BLIND_SECONDS = 300;
    private static final long DAY_MS = 86_400_000;

    private final Random random;
    private final double rate;
    private final long offMs;

    /** @param rate 1 as it is in the field, 0 never, 10 ten times as often */
    Mishaps(Random random, double rate) {
        this.random = random;
        this.rate = rate;
        this.offMs = happens(CLOCKS_THAT_ARE_OFF) ? 1000L * random.nextInt(-MOST_OFF_SECONDS, MOST_OFF_SECONDS + 1) : 0;
    }

    /** Milliseconds without a network from now on; mostly 0. */
    long blindMs() {
        return happens(ONE_IN_BLIND) ? 1000L * random.nextInt(SHORTEST_BLIND_SECONDS, LONGEST_BLIND_SECONDS) : 0;
    }

    /** The answer was lost, and the fix is sent again. */
    boolean doubled() {
        return happens(ONE_IN_DOUBLED);
    }

    boolean sos() {
        return happens(ONE_IN_SOS);
    }

    /** What the terminal's clock shows: some are always off, and any may be days off once in a while. */
    long clock(long unixMillis) {
        return unixMillis + offMs + (happens(ONE_IN_AT_ODDS) ? DAY_MS * random.nextInt(-400, 3) : 0);
    }

    private boolean happens(double chance) {
        return random.nextDouble() < chance * rate;
    }
}
