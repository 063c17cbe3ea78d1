package org.roadmarshal.issue;

import org.roadmarshal.kernel.Json;

/** Steps as a client would write them. */
final class Steps {
    static final IssueStep FILE = step("{'action': 'file', 'noDuplicate': true}");
    static final IssueStep ACCEPT = step("{'action': 'accept'}");
    /** By somebody who stands at the issues of {@link IssueTown}. */
    static final IssueStep CLOSE = step("{'action': 'close', 'location': {'lon': 120.45, 'lat': 41.57}}");

    private Steps() {}

    /** @param json with single quotes */
    static IssueStep step(String json, Object... values) {
        return Json.read(json.formatted(values).replace('\'', '"'), IssueStep.class);
    }

    static IssueStep dispatch(long lead, Object... coUnits) {
        return step("{'action': 'dispatch', 'agencyId': %d, 'coAgencyIds': %s}", lead, java.util.List.of(coUnits));
    }
}
