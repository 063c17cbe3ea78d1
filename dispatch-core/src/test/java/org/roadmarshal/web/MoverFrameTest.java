package org.roadmarshal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.position.Motion;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Position;
import org.roadmarshal.testing.MoverFrameReader;

/** The golden vectors, which the browser's decoder is held against too. */
class MoverFrameTest {
    static Stream<JsonNode> golden() throws IOException {
        try (InputStream in = MoverFrameTest.class.getResourceAsStream("/live/frames.json")) {
            JsonNode all = Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return StreamSupport.stream(all.spliterator(), false);
        }
    }

    static Stream<JsonNode> ofPositions() throws IOException {
        return golden().filter(vector -> vector.get("server").asBoolean());
    }

    @ParameterizedTest
    @MethodSource("golden")
    void readsAsTheDocumentSays(JsonNode vector) {
        ObjectNode wanted = vector.get("frame").deepCopy();
        wanted.put("type", "positions");
        assertThat(Json.tree(MoverFrameReader.read(
                                HexFormat.of().parseHex(vector.get("hex").asText()))
                        .toString()))
                .isEqualTo(Json.tree(wanted.toString()));
    }

    @ParameterizedTest
    @MethodSource("ofPositions")
    void isWrittenToTheByte(JsonNode vector) {
        JsonNode wanted = vector.get("frame");
        long tick = wanted.get("time").asLong();
        List<Position> positions = new ArrayList<>();
        wanted.get("movers").forEach(mover -> positions.add(position(mover, tick)));
        Buffer frame = MoverFrame.begin(tick, positions.size());
        int movers = MoverBatch.of(positions, tick)
                .appendTo(frame, new Sight(1, Set.of(2L), Set.of(Mover.Kind.values()), Set.of(), null, 5_000));
        MoverFrame.seal(frame, wanted.get("whole").asBoolean() ? MoverFrame.WHOLE : 0, movers, 0, 0);
        assertThat(HexFormat.of().formatHex(frame.getBytes()))
                .isEqualTo(vector.get("hex").asText());
    }

    private static Position position(JsonNode mover, long tick) {
        return new Position(
                1,
                new Mover(
                        Coded.of(Mover.Kind.class, mover.get("kind").asText()),
                        mover.get("id").asLong()),
                2,
                Instant.ofEpochMilli(tick - mover.get("ageMs").asLong()),
                mover.get("lon").asDouble(),
                mover.get("lat").asDouble(),
                number(mover.get("speedKmh")),
                number(mover.get("courseDeg")),
                Motion.values()[mover.get("motion").asInt() - 1],
                Instant.ofEpochMilli(tick),
                (int) mover.get("alarms").asLong());
    }

    private static Double number(JsonNode value) {
        return value.isNull() ? null : value.asDouble();
    }
}
