package org.roadmarshal.issue.internal;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.evidence.EvidenceRecords;
import org.roadmarshal.issue.PhotoRole;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Principal;

/** Puts evidence to issues. */
final class IssuePhotos {
    private IssuePhotos() {}

    /** @throws DispatchException VALIDATION where one of them does not exist for the principal */
    static List<Evidence> get(Handle handle, Principal principal, Collection<Long> ids) {
        List<Evidence> photos = EvidenceRecords.visible(handle, principal, ids);
        List<Long> missing = ids.stream()
                .filter(id -> photos.stream().noneMatch(photo -> photo.id() == id))
                .toList();
        if (!missing.isEmpty()) {
            throw DispatchException.invalid("photoIds: there is no evidence " + missing.get(0));
        }
        return photos;
    }

    static void attach(Handle handle, int org, long issue, PhotoRole role, List<Evidence> photos) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into issue_photo (org, issue_id, evidence_id, role) values (:org, :issue, :id, :code)");
        for (Evidence photo : photos) {
            batch.bind("org", org)
                    .bind("issue", issue)
                    .bind("id", photo.id())
                    .bind("code", role.code())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
