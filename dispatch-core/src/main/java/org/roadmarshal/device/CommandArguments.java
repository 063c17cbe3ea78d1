package org.roadmarshal.device;

import java.util.List;
import org.roadmarshal.kernel.Coded;

/** With what a command is given; what its kind does not name is null. See {@code CommandArguments} of the API. */
public record CommandArguments(
        String text,
        Weight weight,
        Boolean display,
        Boolean speak,
        Integer intervalSeconds,
        Integer validSeconds,
        List<TerminalParameter> parameters,
        Integer channel,
        List<String> alarms,
        Control control) {
    public static final CommandArguments NONE =
            new CommandArguments(null, null, null, null, null, null, null, null, null, null);

    /** What is to become of a stream of live video. */
    public enum Control implements Coded {
        CLOSE,
        PAUSE,
        RESUME,
        MAIN_STREAM,
        SMALL_STREAM
    }

    /** How a text is to be taken. */
    public enum Weight implements Coded {
        SERVICE,
        URGENT,
        NOTICE
    }
}
