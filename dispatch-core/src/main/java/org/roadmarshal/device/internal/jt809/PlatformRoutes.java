package org.roadmarshal.device.internal.jt809;

import java.util.List;
import org.roadmarshal.device.DutyCheck;
import org.roadmarshal.device.NewPlatform;
import org.roadmarshal.device.Platform;
import org.roadmarshal.device.PlatformChange;
import org.roadmarshal.device.PlatformService;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Permission;

/** The operations of {@code api/platform.yaml}. */
public final class PlatformRoutes {
    private final PlatformService platforms;
    private final SubordinateConfig superior;

    /** @param superior how we are a subordinate platform; null where we are none */
    public PlatformRoutes(PlatformService platforms, SubordinateConfig superior) {
        this.platforms = platforms;
        this.superior = superior;
    }

    private record Strangers(List<Platform.Stranger> items) {}

    private record Question(String question) {}

    private record Answer(String answer) {}

    public void register(Operations operations) {
        operations.query(
                "listPlatforms",
                null,
                (handle, call) -> Reply.ok(platforms.page(handle, call.principal(), call.page())));
        operations.create("createPlatform", Permission.DEVICE_WRITE, this::create);
        operations.change("changePlatform", Permission.DEVICE_WRITE, this::change);
        operations.query(
                "listStrangers",
                Permission.DEVICE_WRITE,
                (handle, call) -> Reply.ok(new Strangers(platforms.strangers(handle, call.principal(), call.id()))));
        operations.query(
                "getSuperiorPlatform",
                Permission.DEVICE_WRITE,
                (handle, call) -> Reply.ok(SuperiorPlatform.of(handle, call.principal(), superior)));
        operations.query(
                "listDutyChecks",
                Permission.ALARM_READ,
                (handle, call) -> Reply.ok(platforms.dutyChecks(handle, call.principal(), call.page())));
        operations.create("askDutyCheck", Permission.ALARM_ACKNOWLEDGE, this::ask);
        operations.change("answerDutyCheck", Permission.ALARM_ACKNOWLEDGE, this::answer);
    }

    private Reply create(Transaction transaction, Call call) {
        Platform platform = platforms.create(transaction, call.principal(), call.body(NewPlatform.class));
        return Reply.created(platform, "/platforms/" + platform.id(), platform.version());
    }

    private Reply change(Transaction transaction, Call call) {
        Platform platform = platforms.change(
                transaction, call.principal(), call.id(), call.expectedVersion(), call.body(PlatformChange.class));
        return Reply.ok(platform, platform.version());
    }

    private Reply ask(Transaction transaction, Call call) {
        String question = call.body(Question.class).question();
        DutyCheck check = platforms.ask(transaction, call.principal(), call.id(), question);
        return Reply.created(check, "/duty-checks/" + check.id(), check.version());
    }

    private Reply answer(Transaction transaction, Call call) {
        String answer = call.body(Answer.class).answer();
        DutyCheck check = platforms.answer(transaction, call.principal(), call.id(), call.expectedVersion(), answer);
        return Reply.ok(check, check.version());
    }
}
