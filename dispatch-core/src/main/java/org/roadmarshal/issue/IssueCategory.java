package org.roadmarshal.issue;

import java.util.List;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Named;

/**
 * A kind of issue.
 *
 * @param units what it is measured in
 * @param legalBasis the articles, in the language of the law
 */
public record IssueCategory(
        String code,
        String name,
        String nameEn,
        List<QuantityUnit> units,
        String legalBasis,
        Limits limits,
        LeadRule lead,
        int version) {
    /** The same, in which those of the place take part, too. */
    IssueCategory with(LeadKind co) {
        LeadRule rule = new LeadRule(lead.kind, lead.agency, List.of(co), lead.coAgencies);
        return new IssueCategory(code, name, nameEn, units, legalBasis, limits, rule, version);
    }

    /**
     * By when what is done, in working time; and how near it must be seen.
     *
     * @param days from the acceptance until it is to be removed; or else {@code hours}
     * @param verifyDays for the desk to have looked into what a citizen reported
     * @param signHours for the lead to accept
     * @param photoMetres how far from the issue an after-photo or a verifier may be
     */
    public record Limits(Integer days, Integer hours, int verifyDays, int signHours, int photoMetres) {}

    /**
     * Who is proposed to lead and to take part.
     *
     * @param agency for {@link LeadKind#AGENCY} who, else null
     * @param coKinds by the place
     * @param coAgencies always
     */
    public record LeadRule(LeadKind kind, Named agency, List<LeadKind> coKinds, List<Named> coAgencies) {}

    /** Whose ground it is: the squad's, the county's, the township's; or always the same one. */
    public enum LeadKind implements Coded {
        SQUAD,
        COUNTY,
        TOWNSHIP,
        AGENCY
    }
}
