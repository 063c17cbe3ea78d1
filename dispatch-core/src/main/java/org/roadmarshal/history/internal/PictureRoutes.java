package org.roadmarshal.history.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.history.PictureService;
import org.roadmarshal.history.Section;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;

/** The operations of {@code history.yaml}. */
public final class PictureRoutes {
    private final PictureService pictures;

    public PictureRoutes(PictureService pictures) {
        this.pictures = pictures;
    }

    public void register(Operations operations) {
        operations.query("getPicture", Permission.UNIT_READ, this::picture);
    }

    private Reply picture(Handle handle, Call call) {
        Instant at = call.queryTime("at").orElseThrow();
        if (at.isAfter(Instant.now())) {
            throw DispatchException.invalid("at lies in the future");
        }
        Set<Section> sections = call.query("sections")
                .map(text -> Arrays.stream(text.split(","))
                        .map(code -> Coded.of(Section.class, code))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Section.class))))
                .orElse(EnumSet.allOf(Section.class));
        return Reply.ok(pictures.at(
                handle,
                call.principal(),
                at,
                sections,
                call.queryBoolean("vehicles").orElse(false)));
    }
}
