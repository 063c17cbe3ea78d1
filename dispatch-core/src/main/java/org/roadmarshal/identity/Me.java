package org.roadmarshal.identity;

import java.util.List;
import org.roadmarshal.kernel.Permission;

/**
 * Who somebody is and what they may somewhere.
 *
 * @param org the org's code
 * @param unitId the unit that the person crews now, or null
 */
public record Me(
        long id,
        String username,
        String displayName,
        List<RoleGrant> roles,
        List<Permission> permissions,
        String org,
        Long personId,
        Long unitId) {}
