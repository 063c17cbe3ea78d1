package org.roadmarshal.kernel;

import java.util.Map;
import java.util.Set;

/**
 * Who asks, as a valid token tells it, with what they may do where. Immutable.
 *
 * @param org the tenant that everything they see belongs to
 * @param personId null for an account that is not a person of the register
 * @param unitId the unit that the person crews now, or null
 * @param agencies for each permission the agencies (subtrees already expanded) over which it holds
 */
public record Principal(
        int org, long accountId, String name, Long personId, Long unitId, Map<Permission, Set<Long>> agencies) {

    public Actor actor() {
        return new Actor(accountId, name);
    }

    public boolean may(Permission permission) {
        return !agencies(permission).isEmpty();
    }

    public boolean may(Permission permission, long agencyId) {
        return agencies(permission).contains(agencyId);
    }

    /** The agencies over which the permission holds, for {@code agency_id = any(:agencies)}; empty where nowhere. */
    public Set<Long> agencies(Permission permission) {
        return agencies.getOrDefault(permission, Set.of());
    }

    /** @throws DispatchException FORBIDDEN where the permission does not hold over this agency */
    public void require(Permission permission, long agencyId) {
        if (!may(permission, agencyId)) {
            throw DispatchException.forbidden(permission.code() + " is not granted over agency " + agencyId);
        }
    }

    /** @throws DispatchException FORBIDDEN where the permission holds nowhere */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw DispatchException.forbidden(permission.code() + " is not granted");
        }
    }
}
