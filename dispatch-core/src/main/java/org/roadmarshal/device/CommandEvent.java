package org.roadmarshal.device;

import java.util.Map;
import org.roadmarshal.journal.Entry;

/** What happens to commands. */
public sealed interface CommandEvent {
    Command command();

    String kind();

    default Entry entry() {
        return new Entry(
                kind(),
                "command",
                command().id(),
                command().version(),
                command().agencyId(),
                command().unitId(),
                null,
                Map.of("command", command()));
    }

    /** It came into its state, for the first time or, sent again, another time. */
    record Moved(Command command) implements CommandEvent {
        @Override
        public String kind() {
            return "command." + command.state().code();
        }
    }

    /** A photo that it asked for has come. */
    record Photographed(Command command) implements CommandEvent {
        @Override
        public String kind() {
            return "command.photographed";
        }
    }
}
