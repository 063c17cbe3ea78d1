package org.roadmarshal.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.road.Route;
import org.roadmarshal.protocol.jt808.Alarm;
import org.roadmarshal.protocol.jt808.Authentication;
import org.roadmarshal.protocol.jt808.Location;
import org.roadmarshal.protocol.jt808.LocationBatch;
import org.roadmarshal.protocol.jt808.LocationReply;
import org.roadmarshal.protocol.jt808.LocationReport;
import org.roadmarshal.protocol.jt808.MediaData;
import org.roadmarshal.protocol.jt808.MediaReply;
import org.roadmarshal.protocol.jt808.Parameter;
import org.roadmarshal.protocol.jt808.Parameters;
import org.roadmarshal.protocol.jt808.Photograph;
import org.roadmarshal.protocol.jt808.PhotographReply;
import org.roadmarshal.protocol.jt808.QueryLocation;
import org.roadmarshal.protocol.jt808.QueryParameters;
import org.roadmarshal.protocol.jt808.Registration;
import org.roadmarshal.protocol.jt808.Result;
import org.roadmarshal.protocol.jt808.SetParameters;
import org.roadmarshal.protocol.jt808.Status;
import org.roadmarshal.protocol.jt808.TemporaryTracking;
import org.roadmarshal.protocol.jt808.TerminalControl;
import org.roadmarshal.protocol.jt808.TerminalReply;
import org.roadmarshal.protocol.jt808.Text;
import org.roadmarshal.protocol.jt808.Version;
import org.roadmarshal.protocol.jt808.VideoRequest;

final class TerminalTest {
    private static final long NOON = 1_790_000_000_123L;
    private static final JsonObject COACH = new JsonObject()
            .put("plate", "辽N12345D")
            .put("plateColour", "yellow")
            .put("terminal", "042100020001");

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private FakePlatform platform;
    private Terminal terminal;

    @BeforeEach
    void open() throws Exception {
        platform = new FakePlatform(vertx);
    }

    @AfterEach
    void close() throws Exception {
        platform.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"false, V2013", "true, V2019"})
    void registersShowsItsCodeAndTellsWhereItIs(boolean modern, Version version) throws Exception {
        connect(modern);
        FakePlatform.Heard first = platform.await(Registration.class);
        assertThat(first.version()).isEqualTo(version);
        assertThat(first.phone()).isEqualTo("42100020001");
        Registration registration = (Registration) first.message();
        assertThat(registration.plate()).isEqualTo("辽N12345D");
        assertThat(registration.colour()).isEqualTo(2);
        platform.await(Authentication.class);
        ready();

        report(NOON, 63.4);
        Location location =
                ((LocationReport) platform.await(LocationReport.class).message()).location();
        assertThat(location.time()).isEqualTo(NOON / 1000 * 1000);
        assertThat(location.lon()).isEqualTo(120.45);
        assertThat(location.lat()).isEqualTo(41.57);
        assertThat(location.speedKmh()).isEqualTo(63.4);
        assertThat(location.courseDeg()).isEqualTo(90);
        assertThat(Status.of(location.status())).contains(Status.IGNITION, Status.FIXED, Status.BEIDOU);
        assertThat(location.items().mileageKm()).isGreaterThan(20_000);
        assertThat(location.items().satellites()).isGreaterThan(8);
        assertThat(Alarm.of(location.alarms())).isEmpty();
    }

    @Test
    void aDriverWhoIsTooFastRaisesTheAlarmOfTheLimitThatIsSet() throws Exception {
        connect(true);
        ready();
        platform.tell(9, new SetParameters(List.of(Parameter.of(Parameter.SPEED_LIMIT, 60))));
        assertThat(answer(9)).isEqualTo(Result.OK);
        report(NOON, 61);
        Location location =
                ((LocationReport) platform.await(LocationReport.class).message()).location();
        assertThat(Alarm.of(location.alarms())).containsExactly(Alarm.OVERSPEED);
    }

    @Test
    void doesWhatItIsTold() throws Exception {
        connect(false);
        ready();
        report(NOON, 0);
        platform.await(LocationReport.class);

        String text = "前方团雾，请减速慢行。".repeat(60);
        platform.tell(11, new Text(Text.Weight.URGENT, true, true, text));
        assertThat(answer(11)).isEqualTo(Result.OK);
        assertThat(onLoop(() -> terminal.screen())).isEqualTo(text);

        platform.tell(20, new QueryLocation());
        LocationReply where =
                (LocationReply) platform.await(LocationReply.class).message();
        assertThat(where.serial()).isEqualTo(20);
        assertThat(where.location().time()).isEqualTo(NOON / 1000 * 1000);

        platform.tell(21, new TemporaryTracking(2, 60));
        assertThat(answer(21)).isEqualTo(Result.OK);
        assertThat(onLoop(() -> terminal.interval(false))).isEqualTo(2);
        platform.tell(22, new TemporaryTracking(0, 0));
        assertThat(answer(22)).isEqualTo(Result.OK);
        assertThat(onLoop(() -> terminal.interval(true))).isEqualTo(15);
        assertThat(onLoop(() -> terminal.interval(false))).isEqualTo(60);

        platform.tell(23, new QueryParameters());
        Parameters all = (Parameters) platform.await(Parameters.class).message();
        assertThat(all.parameters()).contains(Parameter.of(Parameter.REPORT_INTERVAL, 15));

        platform.tell(24, new VideoRequest("192.0.2.7", 1078, 0, 1, 1, 1));
        assertThat(answer(24)).isEqualTo(Result.OK);
        platform.tell(25, new TerminalControl(5, ""));
        assertThat(answer(25)).isEqualTo(Result.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aPhotoComesInPackagesAndAgainWhereSomeAreLost(boolean modern) throws Exception {
        connect(modern);
        ready();
        report(NOON, 0);
        platform.tell(30, Photograph.now(1, 1));
        PhotographReply reply =
                (PhotographReply) platform.await(PhotographReply.class).message();
        assertThat(reply.serial()).isEqualTo(30);
        FakePlatform.Heard heard = platform.await(MediaData.class);
        MediaData photo = (MediaData) heard.message();
        assertThat(heard.frames()).isGreaterThan(2);
        assertThat(reply.ids()).containsExactly(photo.media().id());
        assertThat(ImageIO.read(new ByteArrayInputStream(photo.data())).getWidth())
                .isEqualTo(320);

        List<Integer> everyOne = new ArrayList<>();
        for (int i = 1; i <= heard.frames(); i++) {
            everyOne.add(i);
        }
        platform.tell(31, new MediaReply(photo.media().id(), everyOne));
        FakePlatform.Heard again = platform.await(MediaData.class);
        assertThat(again.serial()).isEqualTo(heard.serial());
        assertThat(((MediaData) again.message()).data()).isEqualTo(photo.data());
    }

    @Test
    void whatWasNotAnsweredComesInABatchAfterTheConnectionWasLost() throws Exception {
        connect(false);
        ready();
        platform.answers(null);
        report(NOON, 50);
        platform.await(LocationReport.class);
        drop(TimeUnit.HOURS.toMillis(1));
        gone();
        report(NOON + 10_000, 50);
        report(NOON + 20_000, 50);
        platform.answers(Result.OK);
        drop(0);
        LocationBatch batch =
                (LocationBatch) platform.await(LocationBatch.class).message();
        assertThat(batch.blind()).isTrue();
        assertThat(batch.locations())
                .extracting(Location::time)
                .containsExactly(NOON / 1000 * 1000, NOON / 1000 * 1000 + 10_000, NOON / 1000 * 1000 + 20_000);
    }

    @Test
    void comesBackWithTheCodeThatItHasAndTellsWhatThePlatformCouldNotKeep() throws Exception {
        connect(true);
        ready();
        platform.answers(Result.FAILED);
        report(NOON, 50);
        platform.await(LocationReport.class);
        platform.answers(Result.OK);
        platform.hangUp();
        assertThat(platform.next().message()).isInstanceOf(Authentication.class);
        LocationBatch batch =
                (LocationBatch) platform.await(LocationBatch.class).message();
        assertThat(batch.locations()).extracting(Location::time).containsExactly(NOON / 1000 * 1000);
    }

    @Test
    void theSameSeedHasTheSameMishaps() {
        List<List<Long>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            Mishaps mishaps = new Mishaps(new Random(4), 40);
            List<Long> seen = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                seen.add(mishaps.clock(NOON) + mishaps.blindMs() + (mishaps.doubled() ? 1 : 0));
            }
            runs.add(seen);
        }
        assertThat(runs.get(0))
                .isEqualTo(runs.get(1))
                .anyMatch(value -> value != runs.get(0).get(0));
        Mishaps never = new Mishaps(new Random(4), 0);
        assertThat(never.clock(NOON)).isEqualTo(NOON);
        assertThat(never.blindMs()).isZero();
    }

    private void connect(boolean modern) throws Exception {
        terminal = onLoop(() -> {
            Terminal made = new Terminal(
                    vertx.createNetClient(),
                    List.of(platform.address()),
                    TerminalIdentity.of(COACH, modern),
                    15,
                    0,
                    new Random(3),
                    0);
            vertx.setPeriodic(10, tick -> made.step(System.nanoTime() / 1_000_000));
            return made;
        });
        report(NOON - 60_000, 0);
    }

    /** Connected, and what it had to tell before that is told. */
    private void ready() throws Exception {
        platform.await(LocationBatch.class);
    }

    private void gone() throws Exception {
        while (onLoop(terminal::connected)) {
            Thread.onSpinWait();
        }
    }

    private void drop(long back) throws Exception {
        onLoop(() -> {
            terminal.drop(back);
            return back;
        });
    }

    private void report(long millis, double kmh) throws Exception {
        Route.Moment moment = new Route.Moment(new Lonlat(120.45, 41.57), 90, kmh);
        onLoop(() -> terminal.report(millis, moment, 5, kmh > 0));
    }

    private Result answer(int serial) throws Exception {
        TerminalReply reply;
        do {
            reply = (TerminalReply) platform.await(TerminalReply.class).message();
        } while (reply.serial() != serial);
        return reply.result();
    }

    /** On the one event loop of everything here. */
    private <T> T onLoop(Callable<T> action) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.runOnContext(now -> {
            try {
                result.complete(action.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(20, TimeUnit.SECONDS);
    }
}
