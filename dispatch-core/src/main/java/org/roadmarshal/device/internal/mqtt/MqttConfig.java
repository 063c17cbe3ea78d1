package org.roadmarshal.device.internal.mqtt;

import java.net.URI;

/**
 * @param broker {@code mqtt://HOST:PORT}, or {@code mqtts://} for TLS
 * @param topic a filter, may have wildcards
 * @param user null for none
 * @param group of the shared subscription; null where every node is to get every message
 * @param clientId by which the broker keeps this node's session while it is away; its own
 */
public record MqttConfig(URI broker, String topic, String user, String password, String group, String clientId) {
    boolean tls() {
        return "mqtts".equals(broker.getScheme());
    }

    int port() {
        return broker.getPort() > 0 ? broker.getPort() : tls() ? 8883 : 1883;
    }

    /** For logs: without the password. */
    @Override
    public String toString() {
        return "MqttConfig[%s, %s]".formatted(broker, topic);
    }
}
