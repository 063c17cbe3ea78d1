package org.roadmarshal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;

/** Reads a row's columns as the kernel's types; null for SQL null. */
public final class Rows {
    private Rows() {}

    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    public static Long number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    /** From the columns {@code <prefix>_id} and {@code <prefix>_name}. */
    public static Named named(ResultSet row, String prefix) throws SQLException {
        return Named.orNull(number(row, prefix + "_id"), row.getString(prefix + "_name"));
    }

    /** From the columns {@code lon} and {@code lat}. */
    public static Location location(ResultSet row) throws SQLException {
        Double lon = row.getObject("lon", Double.class);
        return lon == null ? null : new Location(lon, row.getDouble("lat"));
    }
}
