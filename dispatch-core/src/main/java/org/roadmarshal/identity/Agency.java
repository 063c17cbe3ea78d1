package org.roadmarshal.identity;

/**
 * A node of the organisation tree.
 *
 * @param parentId null for a root
 */
public record Agency(long id, String code, String name, String nameEn, AgencyKind kind, Long parentId) {}
