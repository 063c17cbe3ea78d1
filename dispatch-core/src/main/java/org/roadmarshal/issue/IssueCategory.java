package org.roadmarshal.issue;

import java.util.List;

/**
 * A kind of issue.
 *
 * @param units what it is measured in
 * @param legalBasis the articles, in the language of the law
 * @param limitDays working days from dispatch until it is to be removed
 */
public record IssueCategory(
        String code, String name, String nameEn, List<QuantityUnit> units, String legalBasis, int limitDays) {}
