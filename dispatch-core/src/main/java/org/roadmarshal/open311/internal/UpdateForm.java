package org.roadmarshal.open311.internal;

import java.util.List;
import java.util.Locale;
import org.roadmarshal.http.DoorCall.Fields;
import org.roadmarshal.kernel.DispatchException;

/** Reads what another system says about a request. */
final class UpdateForm {
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_URL = 2_000;

    private UpdateForm() {}

    /** @throws DispatchException VALIDATION; NOT_FOUND for a request whose id is none */
    static JdbcReports.NewUpdate read(Fields fields) {
        String request = needed(fields, "service_request_id", LONGEST_NUMBER);
        if (!request.matches("\\d{1,15}")) {
            throw DispatchException.notFound("service_request_id", request);
        }
        String status = needed(fields, "status", LONGEST_NUMBER).toLowerCase(Locale.ROOT);
        if (!List.of("open", "closed").contains(status)) {
            throw DispatchException.invalid("status is open or closed");
        }
        String url = fields.one("media_url").orElse(null);
        if (url != null && (!url.matches("(?i)https?://\\S+") || url.length() > LONGEST_URL)) {
            throw DispatchException.invalid("media_url begins with http:// or https://, and is not too long");
        }
        return new JdbcReports.NewUpdate(
                Long.parseLong(request),
                needed(fields, "update_id", LONGEST_NUMBER),
                status,
                RequestQuery.time("updated_datetime", needed(fields, "updated_datetime", LONGEST_NUMBER)),
                needed(fields, "description", ReportForm.LONGEST_DESCRIPTION),
                url);
    }

    private static String needed(Fields fields, String name, int longest) {
        String text = fields.one(name).orElseThrow(() -> DispatchException.invalid(name + " was not provided"));
        if (text.length() > longest) {
            throw DispatchException.invalid("%s has at most %d characters".formatted(name, longest));
        }
        return text;
    }
}
