package org.roadmarshal.identity;

import java.util.List;

/**
 * An account to be.
 *
 * @param password null for one that signs in through the identity provider only
 */
public record AccountDraft(
        String username, String displayName, String password, Long personId, List<RoleGrant> roles) {}
