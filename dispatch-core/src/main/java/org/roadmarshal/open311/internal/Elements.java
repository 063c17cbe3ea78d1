package org.roadmarshal.open311.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roadmarshal.intake.PublicIssue;
import org.roadmarshal.intake.PublicOrg;
import org.roadmarshal.intake.PublicStep;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.open311.internal.Format.Items;

/** What answers are made of, with the standard's names in the standard's order. */
final class Elements {
    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";
    private static final String GROUP = "路域环境";

    private final String base;

    /** @param base the address of this server as others reach it */
    Elements(String base) {
        this.base = base;
    }

    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    Map<String, Object> discovery(PublicOrg org) {
        return fields(
                "changeset",
                time(org.since(), org.zone()),
                "contact",
                org.contact(),
                "key_service",
                "Keys are given by the contact above. jurisdiction_id is " + org.code(),
                "endpoints",
                new Items(
                        "endpoint",
                        List.of(fields(
                                "specification",
                                SPECIFICATION,
                                "url",
                                base + "/open311/v2",
                                "changeset",
                                time(org.since(), org.zone()),
                                "type",
                                "production",
                                "formats",
                                new Items("format", List.of("text/xml", "application/json"))))));
    }

    static Items services(List<IssueCategory> categories) {
        return new Items("service", categories.stream().map(Elements::service).toList());
    }

    private static Map<String, Object> service(IssueCategory category) {
        return fields(
                "service_code",
                category.code(),
                "service_name",
                category.name(),
                "description",
                "%s（%s）".formatted(category.nameEn(), category.legalBasis()),
                "metadata",
                true,
                "type",
                "realtime",
                "keywords",
                category.name() + "," + category.nameEn(),
                "group",
                GROUP);
    }

    static Map<String, Object> definition(IssueCategory category) {
        List<Object> attributes = new ArrayList<>();
        for (ServiceAttribute attribute : ServiceAttribute.of(category)) {
            Map<String, Object> fields = fields(
                    "variable",
                    true,
                    "code",
                    attribute.code(),
                    "datatype",
                    attribute.datatype(),
                    "required",
                    false,
                    "datatype_description",
                    attribute.hint(),
                    "order",
                    attributes.size() + 1,
                    "description",
                    attribute.description());
            if (!attribute.values().isEmpty()) {
                List<Object> values = new ArrayList<>();
                attribute.values().forEach((key, name) -> values.add(fields("key", key, "name", name)));
                fields.put("values", new Items("value", values));
            }
            attributes.add(fields);
        }
        return fields("service_code", category.code(), "attributes", new Items("attribute", attributes));
    }

    /** @param days working days; or else {@code hours} of working time */
    static String notice(Integer days, Integer hours) {
        return days == null ? "处置时限：自派遣之时起 %d 个工作小时".formatted(hours) : "处置时限：自派遣之日起 %d 个工作日".formatted(days);
    }

    Map<String, Object> request(PublicOrg org, PublicIssue issue, boolean extended) {
        Map<String, Object> fields = fields(
                "service_request_id",
                String.valueOf(issue.id()),
                "status",
                issue.state().open() ? "open" : "closed",
                "status_notes",
                issue.state().sentence(),
                "service_name",
                issue.categoryName(),
                "service_code",
                issue.category(),
                "description",
                issue.text(),
                "agency_responsible",
                issue.agency(),
                "service_notice",
                notice(issue.limitDays(), issue.limitHours()),
                "requested_datetime",
                time(issue.foundAt(), org.zone()),
                "updated_datetime",
                time(issue.updatedAt(), org.zone()),
                "expected_datetime",
                issue.dueAt() == null ? null : time(issue.dueAt(), org.zone()),
                "address",
                issue.near(),
                "address_id",
                null,
                "zipcode",
                null,
                "lat",
                issue.place().lat(),
                "long",
                issue.place().lon(),
                "media_url",
                issue.photos().isEmpty() ? null : photo(org, issue.photos().get(0)));
        if (extended) {
            fields.put(
                    "extended_attributes",
                    fields(
                            "state",
                            issue.state().code(),
                            "photo_urls",
                            new Items(
                                    "photo_url",
                                    issue.photos().stream()
                                            .map(id -> photo(org, id))
                                            .toList())));
        }
        return fields;
    }

    Map<String, Object> update(PublicOrg org, PublicStep step) {
        return fields(
                "update_id",
                step.issueId() + "-" + step.n(),
                "service_request_id",
                String.valueOf(step.issueId()),
                "status",
                step.state().open() ? "open" : "closed",
                "updated_datetime",
                time(step.at(), org.zone()),
                "description",
                step.state().sentence(),
                "media_url",
                step.photo() == null ? null : photo(org, step.photo()));
    }

    private String photo(PublicOrg org, long id) {
        return "%s/api/v1/public/photos/%d?org=%s".formatted(base, id, org.code());
    }

    private static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
