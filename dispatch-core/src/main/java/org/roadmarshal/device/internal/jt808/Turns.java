package org.roadmarshal.device.internal.jt808;

import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import org.roadmarshal.position.Inbox;

/**
 * What is done for the connections of one event loop, many at a time: a commit answers thousands of terminals, and each must not
 * cost a turn of the loop for its answer and another one to write it.
 */
final class Turns {
    private final Context context;
    private final Inbox<Runnable> inbox;
    private List<Connection> written = new ArrayList<>();

    Turns(Context context) {
        this.context = context;
        this.inbox = new Inbox<>(context, Runnable::run);
    }

    /** On the event loop, soon, in order. From any thread. */
    void run(Runnable work) {
        inbox.add(work);
    }

    /** Once more, when this turn is over. Only on the event loop. */
    void flush(Connection connection) {
        if (written.isEmpty()) {
            context.runOnContext(turn -> {
                List<Connection> all = written;
                written = new ArrayList<>();
                all.forEach(Connection::flush);
            });
        }
        written.add(connection);
    }
}
