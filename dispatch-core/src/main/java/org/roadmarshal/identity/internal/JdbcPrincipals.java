package org.roadmarshal.identity.internal;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.identity.Me;
import org.roadmarshal.identity.Role;
import org.roadmarshal.identity.RoleGrant;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** What an enabled account may do now. */
final class JdbcPrincipals {
    private JdbcPrincipals() {}

    /** An enabled account. */
    private record Person(long id, String username, String displayName, Long personId, Long unitId, String org) {}

    /** Empty where there is no such account, or it is disabled. */
    static Optional<Principal> find(Handle handle, int org, long accountId) {
        return person(handle, org, accountId)
                .map(person -> new Principal(
                        org,
                        accountId,
                        person.displayName,
                        person.personId,
                        person.unitId,
                        reach(handle, org, accountId)));
    }

    /** Empty where there is no such account, or it is disabled. */
    static Optional<Me> me(Handle handle, int org, long accountId) {
        return person(handle, org, accountId).map(person -> {
            List<RoleGrant> roles =
                    JdbcAccounts.find(handle, org, accountId).orElseThrow().roles();
            List<Permission> permissions = roles.stream()
                    .flatMap(grant -> grant.role().permissions().stream())
                    .distinct()
                    .sorted()
                    .toList();
            return new Me(
                    accountId,
                    person.username,
                    person.displayName,
                    roles,
                    permissions,
                    person.org,
                    person.personId,
                    person.unitId);
        });
    }

    private static Optional<Person> person(Handle handle, int org, long accountId) {
        return handle.createQuery("""
                        select a.username, a.display_name, a.person_id, o.code,
                          (select min(m.unit_id) from unit_member m
                           where m.org = a.org and m.person_id = a.person_id) as unit_id
                        from account a join org o on o.id = a.org
                        where a.org = :org and a.id = :id and not a.disabled""")
                .bind("org", org)
                .bind("id", accountId)
                .map((row, context) -> new Person(
                        accountId,
                        row.getString("username"),
                        row.getString("display_name"),
                        row.getObject("person_id", Long.class),
                        row.getObject("unit_id", Long.class),
                        row.getString("code")))
                .findOne();
    }

    /** For each permission the agencies where a role gives it, and all below them. */
    private static Map<Permission, Set<Long>> reach(Handle handle, int org, long accountId) {
        Map<Permission, Set<Long>> reach = new EnumMap<>(Permission.class);
        handle.createQuery("""
                        with recursive reach(role, agency_id) as (
                          select role, agency_id from role_grant where org = :org and account_id = :id
                          union
                          select r.role, a.id from reach r join agency a on a.org = :org and a.parent_id = r.agency_id)
                        select role, agency_id from reach""")
                .bind("org", org)
                .bind("id", accountId)
                .map((row, context) ->
                        new RoleGrant(Coded.of(Role.class, row.getString("role")), row.getLong("agency_id")))
                .forEach(grant -> grant.role().permissions().forEach(permission -> reach.computeIfAbsent(
                                permission, none -> new HashSet<>())
                        .add(grant.agencyId())));
        return reach.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }
}
