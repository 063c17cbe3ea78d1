package org.roadmarshal.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A {@link Crowd} that was started. */
final class CrowdRun implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;

    /**
     * @param perSecond of all together
     * @param p50 ms
     * @param p99 ms
     */
    record Result(long acknowledged, double perSecond, double p50, double p99) {}

    /** What {@link Crowd} is to do. @param rate reports a second; 0 for as many as go. @param calm seconds afterwards in which
     * nothing new is due @param note a file, or null */
    record Order(
            String ports,
            int terminals,
            int window,
            long from,
            int rate,
            int warmUp,
            int seconds,
            int calm,
            String note) {
        List<String> arguments() {
            List<String> arguments = new ArrayList<>();
            arguments.add(ports);
            for (long number : new long[] {terminals, window, from, rate, warmUp, seconds, calm}) {
                arguments.add(String.valueOf(number));
            }
            if (note != null) {
                arguments.add(note);
            }
            return arguments;
        }
    }

    CrowdRun(Order order) throws IOException {
        process = Programs.talking(Crowd.class.getName(), order.arguments());
        said = process.inputReader();
    }

    private String[] await(String word) throws IOException {
        String line = said.readLine();
        if (line == null || !line.startsWith(word)) {
            throw new IllegalStateException("The terminals said " + line + " and not " + word);
        }
        return line.split(" ");
    }

    /** @return how long the slowest took to be let in, ms */
    double awaitIn() throws IOException {
        return Double.parseDouble(await("in")[1]);
    }

    void awaitBegin() throws IOException {
        await("begin");
    }

    Result awaitEnd() throws IOException {
        String[] end = await("end");
        long acknowledged = Long.parseLong(end[1]);
        return new Result(
                acknowledged,
                acknowledged * 1e9 / Long.parseLong(end[2]),
                Double.parseDouble(end[3]),
                Double.parseDouble(end[4]));
    }

    void awaitExit() throws InterruptedException {
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException("The terminals ended with " + exit);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
