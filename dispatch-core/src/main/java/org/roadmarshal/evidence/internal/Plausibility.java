package org.roadmarshal.evidence.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.roadmarshal.evidence.Capture;
import org.roadmarshal.evidence.Exif;
import org.roadmarshal.evidence.Finding;
import org.roadmarshal.evidence.Finding.Kind;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.kernel.Location;

/** Holds what a file says of itself against what its sender says of it. */
public final class Plausibility {
    /** A phone's first fix may be off by so much. */
    static final double METRES = 200;
    /** A camera's clock that nobody sets. */
    static final long SECONDS = 600;
    /** A phone's compass beside a car. */
    static final double DEGREES = 60;

    /** Between taking and writing; phones write at once, and some take their time over it. */
    private static final long WRITING_SECONDS = 60;

    private static final List<String> EDITORS = List.of(
            "photoshop",
            "lightroom",
            "gimp",
            "snapseed",
            "picsart",
            "meitu",
            "美图",
            "醒图",
            "faceapp",
            "facetune",
            "vsco",
            "pixelmator",
            "affinity",
            "canva",
            "imagemagick",
            "graphicsmagick",
            "paint",
            "acdsee",
            "picasa",
            "photoscape",
            "luminar",
            "capture one",
            "darktable",
            "rawtherapee",
            "corel",
            "xnview",
            "irfanview",
            "adobe",
            "b612",
            "ffmpeg",
            "exiftool",
            "midjourney",
            "dall-e",
            "stable diffusion");

    private Plausibility() {}

    /** @param zone of a camera's clock that does not say its own */
    public static List<Finding> judge(Capture capture, Exif exif, ZoneId zone) {
        List<Finding> findings = new ArrayList<>();
        if (exif.isEmpty()) {
            findings.add(finding(Kind.NO_METADATA, null, null, null, null));
        }
        place(findings, capture.location(), exif.location());
        time(findings, capture.at(), exif.taken(zone), exif.changed(zone));
        heading(findings, capture.headingDeg(), exif.headingDeg());
        if (exif.software() != null && EDITORS.stream().anyMatch(exif.software().toLowerCase(Locale.ROOT)::contains)) {
            findings.add(finding(Kind.EDITED, null, null, null, exif.software()));
        }
        return List.copyOf(findings);
    }

    private static void place(List<Finding> findings, Location said, Location written) {
        if (said == null && written == null) {
            findings.add(finding(Kind.NO_PLACE, null, null, null, null));
        } else if (said != null && written != null) {
            double metres = Earth.metres(said.lon(), said.lat(), written.lon(), written.lat());
            if (metres > METRES) {
                findings.add(finding(Kind.PLACE_DIFFERS, (double) Math.round(metres), null, null, null));
            }
        }
    }

    private static void time(List<Finding> findings, Instant said, Instant taken, Instant changed) {
        if (taken == null) {
            return;
        }
        long seconds = said.getEpochSecond() - taken.getEpochSecond();
        if (Math.abs(seconds) > SECONDS) {
            findings.add(finding(Kind.TIME_DIFFERS, null, seconds, null, null));
        }
        if (changed != null && changed.getEpochSecond() - taken.getEpochSecond() > WRITING_SECONDS) {
            long later = changed.getEpochSecond() - taken.getEpochSecond();
            findings.add(finding(Kind.WRITTEN_LATER, null, later, null, null));
        }
    }

    private static void heading(List<Finding> findings, Double said, Double written) {
        if (said != null && written != null) {
            double apart = Math.abs(said - written) % 360;
            double degrees = Math.min(apart, 360 - apart);
            if (degrees > DEGREES) {
                findings.add(finding(Kind.HEADING_DIFFERS, null, null, (double) Math.round(degrees), null));
            }
        }
    }

    private static Finding finding(Kind kind, Double metres, Long seconds, Double degrees, String text) {
        return new Finding(kind, metres, seconds, degrees, text);
    }
}
