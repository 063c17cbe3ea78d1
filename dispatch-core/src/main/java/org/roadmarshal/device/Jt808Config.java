package org.roadmarshal.device;

import java.time.Duration;

/**
 * How terminals are listened to.
 *
 * @param port 0 for not at all
 * @param loops event loops that share the port
 * @param idle after which a silent connection is dead
 * @param unauthenticated how long a connection may take to show who it is
 * @param connectionsPerAddress at once; terminals of one network come out of few addresses
 * @param framesPerSecond of a connection; beyond it is read more slowly, and loses nothing
 * @param answer how long a terminal has for its first answer; each further wait is longer, by the standard's rule
 * @param retries how often it is told again
 * @param videoHost media server to which live video goes; null for none
 */
public record Jt808Config(
        String host,
        int port,
        int loops,
        Duration idle,
        Duration unauthenticated,
        int connectionsPerAddress,
        int framesPerSecond,
        Duration answer,
        int retries,
        String videoHost,
        int videoPort) {}
