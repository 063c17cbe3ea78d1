package org.roadmarshal.issue;

import java.util.List;
import org.roadmarshal.issue.internal.IssueImport;
import org.roadmarshal.journal.Transaction;

/** What one can do with issues. Stateless; safe for use from any thread. */
public final class IssueService {
    /**
     * Takes over issues recorded elsewhere. One whose source number is known here is left as it is, so an import may be repeated.
     *
     * @return how many were new
     * @throws org.roadmarshal.kernel.DispatchException VALIDATION where a category or an agency's code is not known
     */
    public int importAll(Transaction transaction, List<ImportedIssue> issues) {
        return IssueImport.all(transaction, issues);
    }
}
