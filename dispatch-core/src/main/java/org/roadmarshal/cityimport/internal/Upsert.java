package org.roadmarshal.cityimport.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Rows of one table by their key: new ones come in, changed ones are changed, equal ones are left untouched. */
final class Upsert {
    private final String table;
    private final List<String> keys;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private String version = "";

    private Upsert(String table, List<String> keys) {
        this.table = table;
        this.keys = keys;
    }

    /** @param keys the columns that tell rows apart within an org */
    static Upsert into(String table, String... keys) {
        return new Upsert(table, List.of(keys));
    }

    /** @param value SQL over the row's components by name, such as {@code :badge} */
    Upsert set(String column, String value) {
        columns.put(column, value);
        return this;
    }

    /** The table counts the changes of a row. */
    Upsert versioned() {
        version = ", version = %s.version + 1".formatted(table);
        return this;
    }

    /** @param rows records whose components the values name; {@code :org} is there too */
    int all(Handle handle, int org, List<? extends Record> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        PreparedBatch batch = handle.prepareBatch(sql());
        rows.forEach(row -> batch.bindMethods(row).bind("org", org).add());
        batch.execute();
        return rows.size();
    }

    private String sql() {
        List<String> others = columns.keySet().stream()
                .filter(column -> !keys.contains(column))
                .toList();
        return """
                insert into %1$s (org, %2$s) values (:org, %3$s)
                on conflict (org, %4$s) do update set %5$s%6$s where (%7$s) is distinct from (%8$s)""".formatted(
                        table,
                        String.join(", ", columns.keySet()),
                        String.join(", ", columns.values()),
                        String.join(", ", keys),
                        joined(others, "%1$s = excluded.%1$s"),
                        version,
                        joined(others, table + ".%s"),
                        joined(others, "excluded.%s"));
    }

    private static String joined(List<String> columns, String form) {
        return columns.stream().map(form::formatted).collect(Collectors.joining(", "));
    }
}
