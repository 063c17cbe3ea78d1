package org.roadmarshal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.position.LivePositions;
import org.roadmarshal.position.Motion;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Mover.Kind;
import org.roadmarshal.position.Position;
import org.roadmarshal.testing.MoverFrameReader;

class AudiencesTest {
    private static final long NOW = 1_795_500_000_000L;
    private static final Set<Kind> BOTH = Set.of(Kind.UNIT, Kind.VEHICLE);
    private static final int CROWD = 100;

    private final Moving picture = new Moving();
    private final Audiences audiences = new Audiences(picture);
    private final Screen screen = new Screen();

    @Test
    void showsAllOnceAndThenOnlyWhatChanged() {
        picture.at(Mover.unit(1), 2, 120.1, 41);
        picture.at(Mover.vehicle(1), 2, 120.2, 41);
        audiences.look(screen, sight(null, Set.of()));
        tick();
        JsonNode whole = screen.next();
        assertThat(whole.get("whole").asBoolean()).isTrue();
        assertThat(whole.get("movers"))
                .extracting(mover -> mover.get("kind").asText() + mover.get("id"))
                .containsExactlyInAnyOrder("unit1", "vehicle1");
        tick();
        assertThat(screen.shown).as("nothing moved").isEmpty();
        picture.at(Mover.vehicle(1), 2, 120.3, 41);
        tick();
        JsonNode changed = screen.next();
        assertThat(changed.get("whole").asBoolean()).isFalse();
        assertThat(ids(changed)).containsExactly(1L);
    }

    /** The west border of the viewport is 120.0, the east 120.5; agency 3 is another's. */
    @ParameterizedTest
    @CsvSource({
        "2, unit,    120.0, none, true",
        "2, vehicle, 120.5, none, true",
        "2, vehicle, 120.5000001, none, false",
        "2, unit,    119.9999999, none, false",
        "2, unit,    130,   unit, true",
        "2, vehicle, 130,   unit, false",
        "3, unit,    120.2, unit, false",
        "3, vehicle, 120.2, none, false",
    })
    void showsWhatLiesInTheViewportOfThoseWhomTheyMaySee(
            long agency, String kind, double lon, String everywhere, boolean seen) {
        Mover mover = kind.equals("unit") ? Mover.unit(5) : Mover.vehicle(5);
        audiences.look(screen, sight(box(120, 120.5), everywhere.equals("unit") ? Set.of(Kind.UNIT) : Set.of()));
        tick();
        screen.next();
        picture.at(mover, agency, lon, 41);
        tick();
        assertThat(!screen.shown.isEmpty()).isEqualTo(seen);
    }

    @Test
    void givesASlowClientTheNewestAndNoBacklog() {
        audiences.look(screen, sight(null, Set.of()));
        tick();
        screen.next();
        screen.ready = false;
        picture.at(Mover.unit(1), 2, 120.1, 41);
        tick();
        picture.at(Mover.unit(1), 2, 120.2, 41);
        picture.at(Mover.unit(2), 2, 120.9, 41);
        tick();
        assertThat(screen.shown).isEmpty();
        screen.ready = true;
        tick();
        JsonNode newest = screen.next();
        assertThat(ids(newest)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(newest.get("movers"))
                .extracting(mover -> mover.get("lon").asDouble())
                .containsExactlyInAnyOrder(120.2, 120.9);
        tick();
        assertThat(screen.shown).isEmpty();
    }

    @Test
    void writesOneFrameForAllWhoSeeTheSame() {
        Screen other = new Screen();
        Screen elsewhere = new Screen();
        audiences.look(screen, sight(box(120, 121), Set.of()));
        audiences.look(other, sight(box(120, 121), Set.of()));
        audiences.look(elsewhere, sight(box(120, 122), Set.of()));
        tick();
        assertThat(other.shown.peek()).isSameAs(screen.shown.peek());
        assertThat(elsewhere.shown.peek()).isNotSameAs(screen.shown.peek());
    }

    @Test
    void answersAnotherViewportWithAllOfIt() {
        picture.at(Mover.vehicle(1), 2, 120.1, 41);
        picture.at(Mover.vehicle(2), 2, 120.9, 41);
        audiences.look(screen, sight(box(120, 120.5), Set.of()));
        tick();
        assertThat(ids(screen.next())).containsExactly(1L);
        audiences.look(screen, sight(box(120, 120.5), Set.of()));
        tick();
        assertThat(screen.shown).as("the same again").isEmpty();
        audiences.look(screen, sight(box(120.5, 121), Set.of()));
        tick();
        JsonNode whole = screen.next();
        assertThat(whole.get("whole").asBoolean()).isTrue();
        assertThat(ids(whole)).containsExactly(2L);
        audiences.leave(screen);
        picture.at(Mover.vehicle(2), 2, 120.91, 41);
        tick();
        assertThat(screen.shown).isEmpty();
    }

    @Test
    void countsACrowdByCellsThatSumToTheWhole() {
        int inside = crowd(10 * CROWD);
        picture.at(Mover.unit(7), 2, 120.3, 41.2);
        picture.at(Mover.unit(8), 2, 125, 41.2);
        picture.at(Mover.vehicle(10_000), 3, 120.3, 41.2);
        audiences.look(screen, sight(box(120, 120.5), Set.of(Kind.UNIT)));
        tick();
        JsonNode frame = screen.next();
        assertThat(frame.get("crowd").asBoolean()).isTrue();
        assertThat(frame.get("movers"))
                .extracting(mover -> mover.get("kind").asText())
                .containsExactly("unit", "unit");
        assertThat(sum(frame, "vehicles")).isEqualTo(inside);
        assertThat(sum(frame, "units")).as("those in the viewport").isEqualTo(1);
        assertThat(frame.get("cells").size()).isBetween(20, inside / 2);
        double side = frame.get("cellSide").asInt() / 1e7;
        assertThat(frame.get("cells"))
                .extracting(cell -> Math.floor(cell.get("lon").asDouble() / side) + ":"
                        + Math.floor(cell.get("lat").asDouble() / side))
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsACrowdOnceASecondAndWhenItHasDispersed() {
        crowd(CROWD + 1);
        audiences.look(screen, sight(null, Set.of()));
        tick();
        assertThat(screen.next().get("crowd").asBoolean()).isTrue();
        List<JsonNode> second = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            picture.at(Mover.vehicle(1), 2, 120.1 + i / 100.0, 41);
            tick();
            screen.drain(second);
        }
        assertThat(second).hasSize(1);
        picture.remove(5);
        for (int i = 0; i < 4; i++) {
            tick();
        }
        assertThat(screen.next().get("crowd").asBoolean())
                .as("just below the bound it holds on")
                .isTrue();
        picture.remove(20);
        for (int i = 0; i < 4; i++) {
            tick();
        }
        JsonNode dispersed = screen.next();
        assertThat(dispersed.get("crowd").asBoolean()).isFalse();
        assertThat(dispersed.get("whole").asBoolean()).isTrue();
        assertThat(dispersed.get("movers").size()).isEqualTo(CROWD + 1 - 25);
    }

    private void tick() {
        audiences.tick(NOW);
    }

    private int crowd(int count) {
        for (int i = 1; i <= count; i++) {
            picture.at(Mover.vehicle(i), 2, 120 + 0.5 * i / (count + 1), 41 + 0.2 * (i % 7) / 7);
        }
        return count;
    }

    private static Sight sight(Viewport viewport, Set<Kind> everywhere) {
        return new Sight(1, Set.of(2L), BOTH, everywhere, viewport, CROWD);
    }

    private static Viewport box(double west, double east) {
        return new Viewport(MoverFrame.e7(west), MoverFrame.e7(40), MoverFrame.e7(east), MoverFrame.e7(42));
    }

    private static List<Long> ids(JsonNode frame) {
        List<Long> ids = new ArrayList<>();
        frame.get("movers").forEach(mover -> ids.add(mover.get("id").asLong()));
        return ids;
    }

    private static int sum(JsonNode frame, String count) {
        int sum = 0;
        for (JsonNode cell : frame.get("cells")) {
            sum += cell.get(count).asInt();
        }
        return sum;
    }

    private static final class Screen implements Audience.Viewer {
        private final Deque<Buffer> shown = new ArrayDeque<>();
        private boolean ready = true;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void show(Buffer frame) {
            shown.add(frame);
        }

        JsonNode next() {
            return MoverFrameReader.read(shown.remove().getBytes());
        }

        void drain(List<JsonNode> into) {
            while (!shown.isEmpty()) {
                into.add(next());
            }
        }
    }

    /** Org 1's movers, in the order of their change. */
    private static final class Moving implements LivePositions {
        private final Map<Mover, Position> newest = new LinkedHashMap<>();
        private final Map<Mover, Long> counts = new LinkedHashMap<>();
        private long count;

        void at(Mover mover, long agency, double lon, double lat) {
            Instant now = Instant.ofEpochMilli(NOW);
            newest.put(mover, new Position(1, mover, agency, now, lon, lat, null, null, Motion.MOVING, now, 0));
            counts.put(mover, ++count);
        }

        void remove(int count) {
            List.copyOf(newest.keySet()).subList(0, count).forEach(newest::remove);
        }

        @Override
        public Optional<Position> find(int org, Mover mover) {
            return Optional.ofNullable(newest.get(mover));
        }

        @Override
        public Collection<Position> all(int org) {
            return List.copyOf(newest.values());
        }

        @Override
        public Collection<Position> changed(int org, long after, long upTo) {
            return newest.values().stream()
                    .filter(position -> counts.get(position.mover()) > after)
                    .toList();
        }

        @Override
        public long count(int org) {
            return count;
        }
    }
}
