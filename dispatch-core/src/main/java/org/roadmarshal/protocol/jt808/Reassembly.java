package org.roadmarshal.protocol.jt808;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the sub-packages of one connection's messages. They may come in any order and more than once; what does not come is
 * told by {@link #missing}, to be asked for again, and given up after a while. Bounded in messages and in bytes; the oldest
 * makes room. For one thread.
 */
public final class Reassembly {
    private static final int MOST_MESSAGES = 8;

    private final int mostBytes;
    private final long patienceMs;
    private final int mostRequests;
    private final Map<Integer, Parts> open = new LinkedHashMap<>();
    private int bytes;

    /**
     * @param mostBytes of all that is unfinished
     * @param patienceMs how long nothing may come before what is missing is asked for; longer after each time
     * @param mostRequests how often it is asked for before it is given up
     */
    public Reassembly(int mostBytes, long patienceMs, int mostRequests) {
        this.mostBytes = mostBytes;
        this.patienceMs = patienceMs;
        this.mostRequests = mostRequests;
    }

    /** @param serial of the first package */
    public record Whole(int id, Version version, int serial, byte[] body) {
        public Message message() {
            return Messages.read(id, version, body);
        }
    }

    /**
     * Takes a packaged frame.
     *
     * @param now milliseconds of any clock that runs evenly
     * @return the whole message with its last part; null until then
     */
    public Whole take(Frame frame, long now) {
        Parts parts = partsOf(frame, now);
        if (parts.bodies[frame.index() - 1] != null) {
            return null;
        }
        byte[] body = frame.body();
        parts.put(frame.index() - 1, body, now);
        bytes += body.length;
        if (parts.left == 0) {
            forget(parts);
            return parts.whole();
        }
        makeRoom();
        return null;
    }

    private Parts partsOf(Frame frame, long now) {
        int first = frame.serial() - frame.index() + 1 & 0xffff;
        Parts parts = open.get(first);
        if (parts != null && parts.fits(frame)) {
            return parts;
        }
        // Some terminals give a package that is asked for again a new serial.
        for (Parts asked : open.values()) {
            if (asked.requests > 0 && asked.fits(frame) && asked.bodies[frame.index() - 1] == null) {
                return asked;
            }
        }
        if (parts != null) {
            forget(parts);
        }
        parts = new Parts(frame, first, now);
        open.put(first, parts);
        bytes += parts.cost();
        return parts;
    }

    private void makeRoom() {
        while (open.size() > MOST_MESSAGES || bytes > mostBytes) {
            forget(open.values().iterator().next());
        }
    }

    private void forget(Parts parts) {
        open.remove(parts.serial);
        bytes -= parts.cost();
    }

    /**
     * What is due to be asked for now: once a call for each unfinished message, later each time. What was asked for often
     * enough is given up.
     *
     * @param id {@link MissingPackages#OF_PLATFORM} or {@link MissingPackages#OF_TERMINAL}
     */
    public List<MissingPackages> missing(int id, long now) {
        List<MissingPackages> due = new ArrayList<>();
        for (Parts parts : List.copyOf(open.values())) {
            if (now - parts.lastMs < patienceMs * (parts.requests + 1)) {
                continue;
            }
            if (parts.requests == mostRequests) {
                forget(parts);
            } else {
                parts.requests++;
                parts.lastMs = now;
                due.add(new MissingPackages(id, parts.serial, parts.missing()));
            }
        }
        return due;
    }

    /** Messages that are unfinished. */
    public int open() {
        return open.size();
    }

    private static final class Parts {
        /** What one request can name in 2013. */
        private static final int MOST_NAMED = 255;

        private final int id;
        private final Version version;
        private final int serial;
        private final byte[][] bodies;
        private int left;
        private int bytes;
        private int requests;
        private long lastMs;

        Parts(Frame frame, int serial, long now) {
            this.id = frame.id();
            this.version = frame.version();
            this.serial = serial;
            this.bodies = new byte[frame.total()][];
            this.left = bodies.length;
            this.lastMs = now;
        }

        boolean fits(Frame frame) {
            return id == frame.id() && version == frame.version() && bodies.length == frame.total();
        }

        void put(int index, byte[] body, long now) {
            bodies[index] = body;
            bytes += body.length;
            left--;
            lastMs = now;
        }

        /** Bytes of memory: a message of many packages costs something before any came. */
        int cost() {
            return bytes + 8 * bodies.length;
        }

        List<Integer> missing() {
            List<Integer> indexes = new ArrayList<>();
            for (int i = 0; i < bodies.length && indexes.size() < MOST_NAMED; i++) {
                if (bodies[i] == null) {
                    indexes.add(i + 1);
                }
            }
            return indexes;
        }

        Whole whole() {
            byte[] body = new byte[bytes];
            int at = 0;
            for (byte[] part : bodies) {
                System.arraycopy(part, 0, body, at, part.length);
                at += part.length;
            }
            return new Whole(id, version, serial, body);
        }
    }
}
