package org.roadmarshal.db;

import java.sql.SQLException;
import java.sql.Types;
import net.postgis.jdbc.PGgeometry;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.roadmarshal.kernel.Location;

/** Binds and reads JTS geometries and {@link Location} as PostGIS columns of SRID 4326, through PostGIS JDBC. */
public final class GeometryPlugin implements JdbiPlugin {
    private static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), 4326);

    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerArgument(new GeometryArgument());
        jdbi.registerArgument(new LocationArgument());
        jdbi.registerColumnMapper(Geometry.class, (row, column, context) -> parse(row.getString(column)));
        jdbi.registerColumnMapper(Location.class, (row, column, context) -> location(parse(row.getString(column))));
    }

    /** Null for null; a point's coordinates otherwise. */
    public static Location location(Geometry geometry) {
        return geometry instanceof Point point ? new Location(point.getX(), point.getY()) : null;
    }

    /** @param hex EWKB as PostgreSQL prints a geometry column */
    private static Geometry parse(String hex) throws SQLException {
        try {
            return hex == null ? null : new WKBReader(WGS84).read(WKBReader.hexToBytes(hex));
        } catch (ParseException e) {
            throw new SQLException("Not a geometry: " + hex, e);
        }
    }

    private static Argument argument(Geometry geometry) {
        return (position, statement, context) -> {
            if (geometry == null) {
                statement.setNull(position, Types.OTHER, "geometry");
            } else {
                // The SRID is told by the writer, whatever the geometry itself carries.
                Geometry labelled = WGS84.createGeometry(geometry);
                labelled.setSRID(4326);
                byte[] ewkb = new WKBWriter(2, true).write(labelled);
                statement.setObject(position, new PGgeometry(WKBWriter.toHex(ewkb)));
            }
        };
    }

    private static final class GeometryArgument extends AbstractArgumentFactory<Geometry> {
        GeometryArgument() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(Geometry value, ConfigRegistry config) {
            return argument(value);
        }
    }

    private static final class LocationArgument extends AbstractArgumentFactory<Location> {
        LocationArgument() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(Location value, ConfigRegistry config) {
            return argument(value == null ? null : WGS84.createPoint(new Coordinate(value.lon(), value.lat())));
        }
    }
}
