package org.roadmarshal.history.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.history.PastResponse;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.layer.CityBounds;
import org.roadmarshal.layer.Jurisdictions;

/** The squads, categories and units that a file speaks of, as this city has them, or gets them. */
public final class PastRegister {
    /** Where a file says none. */
    private static final int PRIORITY = 3;

    private final Handle handle;
    private final int org;
    private final boolean addMissing;
    private final Map<String, Long> agencies;
    private final Map<String, String> categories;
    private final Map<String, Integer> priorities;
    private final Map<String, Long> units;
    private final long clerk;
    private int unitsCreated;

    public PastRegister(Transaction transaction, boolean addMissing) {
        this.handle = transaction.handle();
        this.org = transaction.org();
        this.addMissing = addMissing;
        this.agencies = names(
                "select code as key, id as value from agency where org = :org union select name, id from agency where org = :org",
                Long.class);
        this.categories = names(
                "select code as key, code as value from incident_category where org = :org union select name, code from incident_category where org = :org union select name_en, code from incident_category where org = :org",
                String.class);
        this.priorities =
                names("select code as key, priority as value from incident_category where org = :org", Integer.class);
        this.units = names("select callsign as key, id as value from unit where org = :org", Long.class);
        this.clerk = clerk();
    }

    private <T> Map<String, T> names(String sql, Class<T> type) {
        Map<String, T> all = new HashMap<>();
        handle.createQuery(sql)
                .bind("org", org)
                .map((row, context) -> Map.entry(row.getString("key"), row.getObject("value", type)))
                .forEach(entry -> all.putIfAbsent(entry.getKey(), entry.getValue()));
        return all;
    }

    /** Why the city cannot take this row; makes what is missing where that is wanted. */
    public Optional<String> fault(PastResponse response) {
        try {
            CityBounds.require(handle, org, response.location());
        } catch (DispatchException outside) {
            return Optional.of(outside.getMessage());
        }
        if (response.squad() != null && !agencies.containsKey(response.squad())) {
            if (!addMissing) {
                return Optional.of("there is no squad " + response.squad());
            }
            addSquad(response.squad());
        }
        if (!categories.containsKey(response.category())) {
            if (!addMissing) {
                return Optional.of("there is no incident category " + response.category());
            }
            addCategory(response);
        }
        return Optional.empty();
    }

    /** Makes the units that nobody knows, each of the squad that it is named with most often. */
    public void units(List<PastResponse> responses) {
        Map<String, List<PastResponse>> byUnit = responses.stream()
                .filter(response -> !units.containsKey(response.unit()))
                .collect(Collectors.groupingBy(PastResponse::unit));
        byUnit.forEach((callsign, rows) -> {
            Map<Long, Long> counts = rows.stream().collect(Collectors.groupingBy(this::agency, Collectors.counting()));
            long agency = counts.entrySet().stream()
                    .max(Map.Entry.<Long, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .orElseThrow()
                    .getKey();
            units.put(callsign, addUnit(callsign, rows.get(0).onFoot(), agency));
        });
        unitsCreated = byUnit.size();
    }

    long unit(PastResponse response) {
        return units.get(response.unit());
    }

    /** The one that the file names, else the one on whose ground it lies. */
    long agency(PastResponse response) {
        return response.squad() != null
                ? agencies.get(response.squad())
                : Jurisdictions.agencyAt(handle, org, response.location());
    }

    String category(PastResponse response) {
        return categories.get(response.category());
    }

    int priority(PastResponse response) {
        return response.priority() != null
                ? response.priority()
                : priorities.getOrDefault(category(response), PRIORITY);
    }

    /** The account in whose name the past stands: nobody can sign in with it. */
    long clerkId() {
        return clerk;
    }

    public int unitsCreated() {
        return unitsCreated;
    }

    private long clerk() {
        return handle.createQuery("""
                        with made as (
                          insert into account (org, username, display_name, disabled)
                          select id, 'history.' || code, 'history import', true from org where id = :org
                          on conflict (username) do nothing returning id)
                        select id from made union all
                        select a.id from account a join org o on o.id = a.org
                        where a.org = :org and a.username = 'history.' || o.code limit 1""").bind("org", org).mapTo(Long.class).one();
    }

    private void addSquad(String name) {
        long id = handle.createQuery("""
                        insert into agency (org, code, name, name_en, kind, parent_id)
                        values (:org, :name, :name, :name, 'squad',
                          (select id from agency where org = :org and kind = 'bureau' and parent_id is null order by id limit 1))
                        returning id""")
                .bind("org", org)
                .bind("name", name)
                .mapTo(Long.class)
                .one();
        agencies.put(name, id);
    }

    private void addCategory(PastResponse response) {
        String name = response.category();
        String code = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_|_$", "");
        handle.createUpdate("""
                        insert into incident_category (org, code, name, name_en, priority, position)
                        select :org, :code, :name, :name, :priority, coalesce(max(position), 0) + 1
                        from incident_category where org = :org on conflict (org, code) do nothing""")
                .bind("org", org)
                .bind("code", code)
                .bind("name", name)
                .bind("priority", response.priority() == null ? PRIORITY : response.priority())
                .execute();
        categories.put(name, code);
    }

    private long addUnit(String callsign, boolean onFoot, long agency) {
        return handle.createQuery("""
                        insert into unit (org, callsign, kind, agency_id, historic)
                        values (:org, :callsign, :kind, :agency, true) returning id""")
                .bind("org", org)
                .bind("callsign", callsign)
                .bind("kind", onFoot ? "foot" : "vehicle")
                .bind("agency", agency)
                .mapTo(Long.class)
                .one();
    }
}
