package org.roadmarshal.identity;

import java.util.List;

/** @param personId null for an account that is nobody of the register, such as another system's */
public record Account(
        long id,
        String username,
        String displayName,
        Long personId,
        boolean disabled,
        List<RoleGrant> roles,
        int version) {}
