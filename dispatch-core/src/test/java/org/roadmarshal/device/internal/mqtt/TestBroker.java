package org.roadmarshal.device.internal.mqtt;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttAuth;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A broker with one client, which says what the test says. */
final class TestBroker implements AutoCloseable {
    private static final int SECONDS = 20;

    private final BlockingQueue<String> subscriptions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> acknowledged = new LinkedBlockingQueue<>();
    private final boolean shares;
    private final MqttServer server;
    private volatile MqttEndpoint client;

    /** @param shares whether it knows shared subscriptions */
    TestBroker(Vertx vertx, int port, boolean shares) {
        this.shares = shares;
        this.server = MqttServer.create(
                vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(port));
        done(server.endpointHandler(this::admit).listen());
    }

    private void admit(MqttEndpoint endpoint) {
        MqttAuth auth = endpoint.auth();
        if (auth == null
                || !auth.getUsername().equals("roadmarshal")
                || !auth.getPassword().equals("secret")) {
            endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD);
            return;
        }
        client = endpoint;
        endpoint.subscribeHandler(this::subscribe);
        endpoint.publishAcknowledgeHandler(acknowledged::add);
        endpoint.accept(false);
    }

    private void subscribe(MqttSubscribeMessage wanted) {
        String filter = wanted.topicSubscriptions().get(0).topicName();
        boolean granted = shares || !filter.startsWith("$share/");
        client.subscribeAcknowledge(wanted.messageId(), List.of(granted ? MqttQoS.AT_LEAST_ONCE : MqttQoS.FAILURE));
        if (granted) {
            subscriptions.add(filter);
        }
    }

    /** The next filter that is granted. */
    String awaitSubscription() throws InterruptedException {
        return subscriptions.poll(SECONDS, TimeUnit.SECONDS);
    }

    /** @return the message's number */
    int publish(String topic, String payload) {
        return done(client.publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false));
    }

    /** The number of the next message that is acknowledged. */
    Integer awaitAcknowledgement() throws InterruptedException {
        return acknowledged.poll(SECONDS, TimeUnit.SECONDS);
    }

    boolean heardNoAcknowledgement() {
        return acknowledged.isEmpty();
    }

    @Override
    public void close() {
        if (client != null && client.isConnected()) {
            client.close();
        }
        done(server.close());
    }

    private static <T> T done(Future<T> future) {
        try {
            return future.await(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("it did not end", e);
        }
    }
}
