package org.roadmarshal.issue;

import java.util.List;

/**
 * One category's figures. Rejected and merged issues are in none of them, so that a duplicate is not counted twice.
 *
 * @param open not closed yet
 * @param overdue open and past its due time
 * @param quantities the ledger's totals
 */
public record IssueFigure(String category, int issues, int open, int overdue, List<Quantity> quantities) {}
