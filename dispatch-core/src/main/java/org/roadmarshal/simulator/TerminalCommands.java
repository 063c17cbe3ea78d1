package org.roadmarshal.simulator;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roadmarshal.protocol.jt808.ConfirmAlarm;
import org.roadmarshal.protocol.jt808.Location;
import org.roadmarshal.protocol.jt808.LocationReply;
import org.roadmarshal.protocol.jt808.Malformed;
import org.roadmarshal.protocol.jt808.Media;
import org.roadmarshal.protocol.jt808.MediaData;
import org.roadmarshal.protocol.jt808.MediaReply;
import org.roadmarshal.protocol.jt808.Message;
import org.roadmarshal.protocol.jt808.Parameter;
import org.roadmarshal.protocol.jt808.Parameters;
import org.roadmarshal.protocol.jt808.Photograph;
import org.roadmarshal.protocol.jt808.PhotographReply;
import org.roadmarshal.protocol.jt808.QueryLocation;
import org.roadmarshal.protocol.jt808.QueryParameters;
import org.roadmarshal.protocol.jt808.Result;
import org.roadmarshal.protocol.jt808.SetParameters;
import org.roadmarshal.protocol.jt808.TemporaryTracking;
import org.roadmarshal.protocol.jt808.TerminalReply;
import org.roadmarshal.protocol.jt808.Text;
import org.roadmarshal.protocol.jt808.VideoControl;
import org.roadmarshal.protocol.jt808.VideoRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the platform tells a terminal, and keeps its settings. */
final class TerminalCommands {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalCommands.class);
    private static final long SPEED_LIMIT_KMH = 100;
    private static final int PARKED_SECONDS = 60;
    private static final int JPEG = 0;
    private static final int ON_COMMAND = 0;

    private final String plate;
    private final TerminalLink link;
    private final Sensors sensors;
    private final Camera camera;
    private final Map<Long, Parameter> parameters = new TreeMap<>();
    private String screen = "";
    private Location last;
    private long now;
    private int trackedEvery;
    private long trackedUntil;
    private long photos;

    TerminalCommands(String plate, TerminalLink link, Sensors sensors, Camera camera, int intervalSeconds) {
        this.plate = plate;
        this.link = link;
        this.sensors = sensors;
        this.camera = camera;
        set(Parameter.of(Parameter.HEARTBEAT, 60));
        set(Parameter.of(Parameter.REPORT_INTERVAL, intervalSeconds));
        set(Parameter.of(Parameter.SPEED_LIMIT, SPEED_LIMIT_KMH));
    }

    void step(long millis) {
        now = millis;
    }

    /** Where it was last: what it tells when it is asked, so that an answer is no fix of its own. */
    void sees(Location location) {
        last = location;
    }

    /** Whether it was anywhere yet; before, nothing may be told to it. */
    boolean located() {
        return last != null;
    }

    /** The last text that came. */
    String screen() {
        return screen;
    }

    double interval(boolean underWay) {
        if (now < trackedUntil) {
            return trackedEvery;
        }
        long every = Math.max(1, parameters.get(Parameter.REPORT_INTERVAL).number());
        return underWay ? every : Math.max(every, PARKED_SECONDS);
    }

    long speedLimitKmh() {
        return parameters.get(Parameter.SPEED_LIMIT).number();
    }

    /** @param serial of the platform's message, by which it is answered */
    void take(int serial, Message message) {
        if (message instanceof QueryLocation) {
            link.send(new LocationReply(serial, last));
        } else if (message instanceof QueryParameters) {
            link.send(new Parameters(serial, List.copyOf(parameters.values())));
        } else if (message instanceof Photograph wish) {
            photograph(serial, wish.channel());
        } else if (message instanceof MediaReply reply) {
            link.sendAgain(reply.missing());
        } else {
            link.send(new TerminalReply(serial, message.id(), obey(message)));
        }
    }

    private Result obey(Message message) {
        if (message instanceof Text text) {
            screen = text.text();
            LOG.info("{} shows: {}", plate, screen);
        } else if (message instanceof TemporaryTracking tracking) {
            trackedEvery = tracking.intervalSeconds();
            trackedUntil = now + tracking.validSeconds() * 1000;
        } else if (message instanceof SetParameters wanted) {
            wanted.parameters().forEach(this::set);
        } else if (message instanceof ConfirmAlarm) {
            sensors.confirmed();
        } else if (message instanceof VideoRequest video) {
            LOG.info("{} is asked for live video to {}:{}", plate, video.host(), video.tcpPort());
        } else if (!(message instanceof VideoControl)) {
            return message instanceof Malformed ? Result.BAD_MESSAGE : Result.UNSUPPORTED;
        }
        return Result.OK;
    }

    private void set(Parameter parameter) {
        parameters.put(parameter.id(), parameter);
    }

    private void photograph(int serial, int channel) {
        long id = ++photos;
        link.send(new PhotographReply(serial, 0, List.of(id)));
        Media media = new Media(id, Media.IMAGE, JPEG, ON_COMMAND, channel);
        link.send(new MediaData(media, last, camera.photograph()));
    }
}
