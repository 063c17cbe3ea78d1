package org.roadmarshal.legal.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.legal.LegalSetting;
import org.roadmarshal.legal.LegalSettings;

/** An org's settings and its series of numbers in SQL. */
public final class JdbcSettings {
    private JdbcSettings() {}

    public static LegalSettings get(Handle handle, int org) {
        return read(handle, org, "");
    }

    public static LegalSettings lock(Handle handle, int org) {
        handle.createUpdate("insert into legal_settings (org) values (:org) on conflict (org) do nothing")
                .bind("org", org)
                .execute();
        return read(handle, org, " for no key update");
    }

    private static LegalSettings read(Handle handle, int org, String lock) {
        return handle.createQuery("select changed::text, version from legal_settings where org = :org" + lock)
                .bind("org", org)
                .map((row, context) -> new LegalSettings(parse(row.getString("changed")), row.getInt("version")))
                .findOne()
                .orElse(new LegalSettings(Map.of(), 1));
    }

    public static void write(Handle handle, int org, Map<LegalSetting, String> changed) {
        Map<String, String> byCode = new TreeMap<>();
        changed.forEach((setting, value) -> byCode.put(setting.code(), value));
        handle.createUpdate(
                        "update legal_settings set changed = cast(:changed as jsonb), version = version + 1 where org = :org")
                .bind("org", org)
                .bind("changed", Json.write(byCode))
                .execute();
    }

    private static Map<LegalSetting, String> parse(String json) {
        Map<LegalSetting, String> changed = new EnumMap<>(LegalSetting.class);
        for (Map.Entry<String, JsonNode> entry : Json.tree(json).properties()) {
            changed.put(
                    Coded.of(LegalSetting.class, entry.getKey()),
                    entry.getValue().asText());
        }
        return changed;
    }

    /** The next of a series in a year. One that rolls back is given again, so that none is missing. */
    static int next(Handle handle, int org, String series, int year) {
        return handle.createQuery("""
                        insert into legal_number (org, series, year, last) values (:org, :series, :year, 1)
                        on conflict (org, series, year) do update set last = legal_number.last + 1 returning last""")
                .bind("org", org)
                .bind("series", series)
                .bind("year", year)
                .mapTo(Integer.class)
                .one();
    }
}
