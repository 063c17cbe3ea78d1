package org.roadmarshal.pack;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.PhotoRole;
import org.roadmarshal.journal.JournalExtract;
import org.roadmarshal.pack.internal.Signer;

/**
 * All that goes into a pack but the photos' bytes.
 *
 * @param madeBy the account that asked for it
 */
public record PackContents(
        int org,
        String orgName,
        Issue issue,
        List<Photo> photos,
        JournalExtract journal,
        Signer signer,
        Instant madeAt,
        String madeBy) {
    /** @param words of its watermark */
    public record Photo(PhotoRole role, Evidence evidence, List<String> words) {}
}
