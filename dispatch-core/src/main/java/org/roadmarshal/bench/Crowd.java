package org.roadmarshal.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process of terminals. All connect at once; when they are in they report, as fast as their windows allow or at a rate. What it
 * saw goes to standard output: {@code in} and how long the slowest took, ms; {@code begin} after the warm-up; at last {@code end},
 * what was acknowledged, in how many ns, and the median and the 99th percentile of how long that took, ms.
 */
final class Crowd {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int STEP_MS = 10;
    private static final int BUFFER = 64 * 1024;

    private final List<InetSocketAddress> servers;
    private final List<Terminal> terminals = new ArrayList<>();
    private final int window;
    private final long from;
    private final int rate;
    private final int warmUp;
    private final int seconds;
    private final int calm;
    private final Lags lags = new Lags();
    private final Selector selector = Selector.open();
    private int in;
    private boolean allIn;
    private long slowest;
    private long acknowledged;
    private long owed;

    /** @param arguments ports, terminals, window, first second, rate or 0, seconds to warm up, seconds, calm seconds */
    private Crowd(String[] arguments) throws IOException {
        servers = Stream.of(arguments[0].split(","))
                .map(port -> new InetSocketAddress("127.0.0.1", Integer.parseInt(port)))
                .toList();
        window = Integer.parseInt(arguments[2]);
        from = Long.parseLong(arguments[3]);
        rate = Integer.parseInt(arguments[4]);
        warmUp = Integer.parseInt(arguments[5]);
        seconds = Integer.parseInt(arguments[6]);
        calm = Integer.parseInt(arguments[7]);
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            terminals.add(new Terminal(i, this));
        }
    }

    /** With one more argument: the file in which to note what was acknowledged. */
    public static void main(String[] arguments) throws IOException {
        Crowd crowd = new Crowd(arguments);
        crowd.run();
        if (arguments.length > 8) {
            crowd.note(Path.of(arguments[8]));
        }
    }

    int window() {
        return window;
    }

    /** Of the first fix, Unix seconds. */
    long from() {
        return from;
    }

    boolean greedy() {
        return rate == 0 && allIn;
    }

    InetSocketAddress server(int turn) {
        return servers.get(turn % servers.size());
    }

    void entered(long nanos) {
        in++;
        slowest = Math.max(slowest, nanos);
        if (!allIn && in == terminals.size()) {
            allIn = true;
            tell("in " + TimeUnit.NANOSECONDS.toMillis(slowest));
        }
    }

    void left() {
        in--;
    }

    void acknowledged(long nanos) {
        acknowledged++;
        lags.add(nanos);
    }

    private static void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private void run() throws IOException {
        long now = System.nanoTime();
        for (Terminal terminal : terminals) {
            terminal.connect(selector, now);
        }
        while (!allIn) {
            turn(System.nanoTime());
        }
        if (greedy()) {
            terminals.forEach(Terminal::owe);
        }
        turnFor(warmUp, rate);
        tell("begin");
        lags.clear();
        acknowledged = 0;
        long begun = System.nanoTime();
        turnFor(seconds, rate);
        turnFor(calm, 0);
        long lasted = System.nanoTime() - begun - calm * SECOND_NS;
        tell("end %d %d %d %d".formatted(acknowledged, lasted, lags.percentile(0.5), lags.percentile(0.99)));
    }

    private void turnFor(int wanted, int perSecond) throws IOException {
        long begun = System.nanoTime();
        long due = 0;
        for (long now = begun; now - begun < wanted * SECOND_NS; now = System.nanoTime()) {
            for (long all = (now - begun) / 1000 * perSecond / 1_000_000; due < all; due++) {
                terminals.get((int) (owed++ % terminals.size())).owe();
            }
            turn(now);
        }
    }

    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private long swept = System.nanoTime();

    private void turn(long now) throws IOException {
        selector.select(key -> ((Terminal) key.attachment()).ready(key, buffer), STEP_MS);
        if (now - swept > SECOND_NS) {
            swept = now;
            for (Terminal terminal : terminals) {
                terminal.sweep(selector, now);
            }
        }
    }

    /** For each terminal how many numbers follow, and the numbers of its fixes that were acknowledged, as a set of bits. */
    private void note(Path file) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Terminal terminal : terminals) {
                long[] bits = terminal.acknowledged().toLongArray();
                out.writeInt(bits.length);
                for (long word : bits) {
                    out.writeLong(word);
                }
            }
        }
    }
}
