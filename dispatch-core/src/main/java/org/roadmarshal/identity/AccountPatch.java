package org.roadmarshal.identity;

import java.util.List;

/** What is to change; null for what stays. */
public record AccountPatch(String displayName, String password, Boolean disabled, List<RoleGrant> roles) {}
