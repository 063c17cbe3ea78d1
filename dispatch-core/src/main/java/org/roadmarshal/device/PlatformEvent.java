package org.roadmarshal.device;

import java.util.Map;
import java.util.UUID;
import org.roadmarshal.journal.Entry;

/** What happens to platforms, and between us and them. */
public final class PlatformEvent {
    public static final String LINKED = "platform.linked";
    public static final String CREATED = "platform.created";
    public static final String CHANGED = "platform.changed";
    public static final String ASKED = "duty_check.asked";
    public static final String ANSWERED = "duty_check.answered";

    private PlatformEvent() {}

    static Entry created(Platform platform) {
        return about(CREATED, platform);
    }

    static Entry changed(Platform platform) {
        return about(CHANGED, platform);
    }

    /** @param session of the main link, so that whoever holds an older one lets go of it */
    public static Entry linked(Platform platform, UUID session) {
        return entry(LINKED, platform, Map.of("platform", platform, "session", session));
    }

    public static Entry linkLost(Platform platform) {
        return about("platform.link_lost", platform);
    }

    private static Entry about(String kind, Platform platform) {
        return entry(kind, platform, Map.of("platform", platform));
    }

    private static Entry entry(String kind, Platform platform, Map<String, Object> data) {
        return new Entry(
                kind,
                "platform",
                platform.id(),
                platform.version(),
                platform.agency().id(),
                null,
                null,
                data);
    }

    public static Entry asked(DutyCheck check) {
        return about(ASKED, check);
    }

    public static Entry answered(DutyCheck check) {
        return about(ANSWERED, check);
    }

    private static Entry about(String kind, DutyCheck check) {
        return new Entry(
                kind,
                "duty_check",
                check.id(),
                check.version(),
                check.agency().id(),
                null,
                null,
                Map.of("dutyCheck", check));
    }
}
