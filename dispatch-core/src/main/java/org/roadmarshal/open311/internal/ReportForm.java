package org.roadmarshal.open311.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roadmarshal.http.DoorCall.Fields;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.open311.NewReport;

/** Reads a new request out of its form, and says all that is wrong with it at once. */
final class ReportForm {
    static final int LONGEST_DESCRIPTION = 4_000;
    private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[([^\\]]*)\\](?:\\[\\])?");
    private static final int LONGEST = 200;
    private static final int LONGEST_URL = 2_000;

    private final Fields fields;
    private final List<String> faults = new ArrayList<>();

    private ReportForm(Fields fields) {
        this.fields = fields;
    }

    /**
     * @param categories of the org
     * @throws DispatchException NOT_FOUND for a service that is not known; VALIDATION with a line for each fault
     */
    static NewReport read(Fields fields, List<IssueCategory> categories) {
        return new ReportForm(fields).report(categories);
    }

    private NewReport report(List<IssueCategory> categories) {
        String code = fields.one("service_code")
                .orElseThrow(() -> DispatchException.invalid("service_code was not provided"));
        IssueCategory category = categories.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> DispatchException.notFound("service_code", code));
        Location location = location();
        String address = text("address_string", LONGEST);
        String addressId = text("address_id", LONGEST);
        boolean located = !fields.all("lat").isEmpty() || !fields.all("long").isEmpty();
        if (!located && address == null && addressId == null) {
            faults.add("Send lat and long, address_string or address_id");
        }
        NewReport report = new NewReport(
                code,
                location,
                address == null && addressId != null ? "address_id " + addressId : address,
                attributes(category),
                text("description", LONGEST_DESCRIPTION),
                url(),
                text("email", LONGEST),
                text("phone", LONGEST),
                text("first_name", LONGEST),
                text("last_name", LONGEST),
                text("device_id", LONGEST),
                text("account_id", LONGEST),
                fingerprint());
        if (!faults.isEmpty()) {
            throw DispatchException.invalid(String.join("\n", faults));
        }
        return report;
    }

    private Location location() {
        String lat = text("lat", LONGEST);
        String lon = text("long", LONGEST);
        if (lat == null && lon == null) {
            return null;
        }
        if (lat == null || lon == null) {
            faults.add("lat and long go together");
            return null;
        }
        try {
            return new Location(Double.parseDouble(lon), Double.parseDouble(lat));
        } catch (NumberFormatException e) {
            faults.add("lat and long are degrees, such as 41.57 and 120.45");
        } catch (DispatchException e) {
            faults.add(e.getMessage());
        }
        return null;
    }

    private Map<String, List<String>> attributes(IssueCategory category) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        fields.values().forEach((name, values) -> {
            Matcher attribute = ATTRIBUTE.matcher(name);
            if (attribute.matches()) {
                given.computeIfAbsent(attribute.group(1), absent -> new ArrayList<>())
                        .addAll(values);
            }
        });
        Map<String, ServiceAttribute> known = new LinkedHashMap<>();
        ServiceAttribute.of(category).forEach(attribute -> known.put(attribute.code(), attribute));
        given.forEach((code, values) -> {
            if (known.containsKey(code)) {
                known.get(code).fault(values).ifPresent(faults::add);
            } else {
                faults.add("%s has no attribute %s".formatted(category.code(), code));
            }
        });
        return given;
    }

    private String url() {
        String url = text("media_url", LONGEST_URL);
        if (url != null && !url.matches("(?i)https?://\\S+")) {
            faults.add("media_url begins with http:// or https://");
        }
        return url;
    }

    private String text(String name, int longest) {
        List<String> all = fields.all(name);
        if (all.size() > 1) {
            faults.add(name + " stands more than once");
        }
        String text = all.isEmpty() ? null : all.get(0);
        if (text != null && text.length() > longest) {
            faults.add("%s has at most %d characters".formatted(name, longest));
        }
        return text;
    }

    /** Of all that was sent but the key, whatever the order. */
    private byte[] fingerprint() {
        Map<String, List<String>> sorted = new TreeMap<>(fields.values());
        sorted.remove("api_key");
        return JdbcKeys.hash(Json.write(sorted));
    }
}
