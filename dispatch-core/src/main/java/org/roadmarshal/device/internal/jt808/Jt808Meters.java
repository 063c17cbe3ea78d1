package org.roadmarshal.device.internal.jt808;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts connections, frames by their message, and what was refused by why. From any thread. */
public final class Jt808Meters {
    private final MeterRegistry registry;
    private final AtomicInteger connections;
    private final Map<Integer, Counter> frames = new ConcurrentHashMap<>();
    private final Map<String, Counter> refused = new ConcurrentHashMap<>();

    public Jt808Meters(MeterRegistry registry) {
        this.registry = registry;
        this.connections = registry.gauge("jt808.connections", new AtomicInteger());
    }

    void connected() {
        connections.incrementAndGet();
    }

    void disconnected() {
        connections.decrementAndGet();
    }

    /** @param id of a message that we know: what strangers make up must not become a meter each */
    void frame(int id) {
        frames.computeIfAbsent(id, known -> registry.counter("jt808.frames", "id", "%04x".formatted(known)))
                .increment();
    }

    void refused(String reason) {
        refused.computeIfAbsent(reason, known -> registry.counter("jt808.refused", "reason", known))
                .increment();
    }
}
