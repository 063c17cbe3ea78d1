package org.roadmarshal.device.internal.jt808;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import org.roadmarshal.device.Command;
import org.roadmarshal.device.CommandArguments;
import org.roadmarshal.device.Jt808Config;
import org.roadmarshal.device.TerminalParameter;
import org.roadmarshal.protocol.jt808.Alarm;
import org.roadmarshal.protocol.jt808.ConfirmAlarm;
import org.roadmarshal.protocol.jt808.Message;
import org.roadmarshal.protocol.jt808.Parameter;
import org.roadmarshal.protocol.jt808.Photograph;
import org.roadmarshal.protocol.jt808.QueryLocation;
import org.roadmarshal.protocol.jt808.QueryParameters;
import org.roadmarshal.protocol.jt808.SetParameters;
import org.roadmarshal.protocol.jt808.TemporaryTracking;
import org.roadmarshal.protocol.jt808.Text;
import org.roadmarshal.protocol.jt808.VideoControl;
import org.roadmarshal.protocol.jt808.VideoRequest;

/** Commands as the protocol says them. */
final class Orders {
    private static final Charset GB18030 = Charset.forName("GB18030");
    /** 640 x 480. */
    private static final int RESOLUTION = 2;
    /** Picture and sound. */
    private static final int BOTH = 0;

    private static final int MAIN_STREAM = 0;

    private Orders() {}

    static Message message(Command command, Jt808Config config) {
        CommandArguments arguments = command.arguments();
        return switch (command.kind()) {
            case TEXT ->
                new Text(
                        arguments.weight() == null
                                ? Text.Weight.NOTICE
                                : Text.Weight.valueOf(arguments.weight().name()),
                        !Boolean.FALSE.equals(arguments.display()),
                        !Boolean.FALSE.equals(arguments.speak()),
                        arguments.text());
            case LOCATE -> new QueryLocation();
            case TRACK ->
                new TemporaryTracking(
                        arguments.intervalSeconds(), arguments.validSeconds() == null ? 0 : arguments.validSeconds());
            case SET_PARAMETERS ->
                new SetParameters(
                        arguments.parameters().stream().map(Orders::parameter).toList());
            case QUERY_PARAMETERS -> new QueryParameters();
            case PHOTOGRAPH -> Photograph.now(channel(arguments), RESOLUTION);
            case CONFIRM_ALARM -> new ConfirmAlarm(0, alarms(arguments.alarms()));
            case LIVE_VIDEO ->
                new VideoRequest(config.videoHost(), config.videoPort(), 0, channel(arguments), BOTH, MAIN_STREAM);
            case VIDEO_CONTROL -> control(channel(arguments), arguments.control());
        };
    }

    private static VideoControl control(int channel, CommandArguments.Control control) {
        return switch (control) {
            case CLOSE -> new VideoControl(channel, 0, BOTH, MAIN_STREAM);
            case MAIN_STREAM -> new VideoControl(channel, 1, BOTH, MAIN_STREAM);
            case SMALL_STREAM -> new VideoControl(channel, 1, BOTH, 1);
            case PAUSE -> new VideoControl(channel, 2, BOTH, MAIN_STREAM);
            case RESUME -> new VideoControl(channel, 3, BOTH, MAIN_STREAM);
        };
    }

    private static int channel(CommandArguments arguments) {
        return arguments.channel() == null ? 1 : arguments.channel();
    }

    private static int alarms(List<String> names) {
        return names.stream()
                .map(name -> Alarm.valueOf(name.toUpperCase(Locale.ROOT)))
                .mapToInt(Alarm::mask)
                .reduce(0, (all, mask) -> all | mask);
    }

    private static Parameter parameter(TerminalParameter parameter) {
        return parameter.text() == null
                ? Parameter.of(parameter.id(), parameter.number())
                : new Parameter(parameter.id(), parameter.text().getBytes(GB18030));
    }

    /** Of up to four bytes it is a number, as nearly all of the standard's are; longer ones are texts. */
    static TerminalParameter parameter(Parameter parameter) {
        return parameter.value().length <= 4
                ? new TerminalParameter(parameter.id(), parameter.number(), null)
                : new TerminalParameter(parameter.id(), null, parameter.text());
    }
}
