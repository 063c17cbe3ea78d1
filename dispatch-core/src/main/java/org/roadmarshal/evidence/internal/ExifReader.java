package org.roadmarshal.evidence.internal;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.GeoLocation;
import com.drew.lang.Rational;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.roadmarshal.evidence.Exif;
import org.roadmarshal.kernel.Location;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a picture's file says of itself. A file that says it wrongly says nothing. */
public final class ExifReader {
    private static final Logger LOG = LoggerFactory.getLogger(ExifReader.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss");
    private static final int LONGEST = 80;

    private ExifReader() {}

    public static Exif read(byte[] bytes) {
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length);
            return of(
                    metadata.getFirstDirectoryOfType(ExifIFD0Directory.class),
                    metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class),
                    metadata.getFirstDirectoryOfType(GpsDirectory.class),
                    metadata.getFirstDirectoryOfType(XmpDirectory.class));
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            // Readers meet broken input with exceptions of every kind.
            LOG.debug("A picture's metadata cannot be read", e);
            return Exif.NONE;
        }
    }

    private static Exif of(Directory main, Directory sub, GpsDirectory gps, XmpDirectory xmp) {
        String software = text(main, ExifDirectoryBase.TAG_SOFTWARE);
        return new Exif(
                time(text(sub, ExifDirectoryBase.TAG_DATETIME_ORIGINAL)),
                offset(text(sub, ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL)),
                time(text(main, ExifDirectoryBase.TAG_DATETIME)),
                location(gps),
                heading(gps),
                text(main, ExifDirectoryBase.TAG_MAKE),
                text(main, ExifDirectoryBase.TAG_MODEL),
                software != null || xmp == null
                        ? software
                        : clean(xmp.getXmpProperties().get("xmp:CreatorTool")),
                orientation(main));
    }

    private static String text(Directory directory, int tag) {
        return directory == null ? null : clean(directory.getString(tag));
    }

    /** Without what no name of a camera has in it. */
    private static String clean(String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replaceAll("\\p{C}", "").strip();
        return clean.isEmpty()
                ? null
                : clean.substring(
                        0, clean.offsetByCodePoints(0, Math.min(LONGEST, clean.codePointCount(0, clean.length()))));
    }

    private static String time(String text) {
        try {
            return text == null ? null : LocalDateTime.parse(text, TIME).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String offset(String text) {
        try {
            return text == null ? null : ZoneOffset.of(text).getId();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** None where it is 0/0, as receivers without a fix write. */
    private static Location location(GpsDirectory gps) {
        GeoLocation place = gps == null ? null : gps.getGeoLocation();
        if (place == null
                || place.isZero()
                || Math.abs(place.getLatitude()) > 90
                || Math.abs(place.getLongitude()) > 180) {
            return null;
        }
        return new Location(place.getLongitude(), place.getLatitude());
    }

    private static Double heading(GpsDirectory gps) {
        Rational degrees = gps == null ? null : gps.getRational(GpsDirectory.TAG_IMG_DIRECTION);
        double value = degrees == null ? Double.NaN : degrees.doubleValue();
        return value >= 0 && value <= 360 ? value : null;
    }

    private static int orientation(Directory main) {
        Integer turn = main == null ? null : main.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        return turn == null || turn < 1 || turn > 8 ? 1 : turn;
    }
}
