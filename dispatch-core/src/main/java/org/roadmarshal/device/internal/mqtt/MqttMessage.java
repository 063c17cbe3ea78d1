package org.roadmarshal.device.internal.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.roadmarshal.device.Device;
import org.roadmarshal.device.internal.JsonFix;
import org.roadmarshal.device.internal.OwnTracks;
import org.roadmarshal.device.internal.Sender;
import org.roadmarshal.device.internal.Sources;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.position.Fix;

/**
 * What a device published: JSON of OwnTracks, or our own with {@code key} or {@code device} beside the fields of a fix. Who sends is
 * known by the key; else by the {@code device} or the topic, which the broker must not let others use.
 */
record MqttMessage(String topic, JsonNode json) {
    private static final int MOST_NAME = 200;

    /** @throws DispatchException VALIDATION */
    static MqttMessage read(String topic, String payload) {
        return new MqttMessage(topic, Json.tree(payload));
    }

    /** Empty for what is no location. @throws DispatchException VALIDATION */
    List<Fix> fixes() {
        return OwnTracks.wrote(json) ? OwnTracks.read(json).stream().toList() : List.of(JsonFix.read(json));
    }

    /** @return fails with VALIDATION where it is nobody's */
    Future<Sender> sender(Sources sources) {
        Optional<String> key = text("key");
        return (key.isPresent()
                        ? sources.byKey(key.get())
                        : sources.byAddress(Device.Kind.MQTT, text("device").orElse(topic)))
                .map(known -> known.orElseThrow(() -> DispatchException.invalid("No device sends on " + topic)));
    }

    private Optional<String> text(String name) {
        return Optional.of(json.path(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> text.length() <= MOST_NAME && text.indexOf('\0') < 0);
    }
}
