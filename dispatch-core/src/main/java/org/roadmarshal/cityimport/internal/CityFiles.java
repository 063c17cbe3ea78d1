package org.roadmarshal.cityimport.internal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.campaign.CampaignState;
import org.roadmarshal.campaign.CampaignTarget;
import org.roadmarshal.highway.RoutePlan;
import org.roadmarshal.issue.ImportedIssue;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.layer.City;

/** What a city directory says. @param roads null where there is no such file */
public record CityFiles(
        City city,
        List<Agency> agencies,
        List<Area> areas,
        List<Person> people,
        List<Vehicle> vehicles,
        List<Equipment> equipment,
        List<Station> stations,
        List<Unit> units,
        List<Issue> issues,
        RoutePlan routes,
        List<Campaign> campaigns,
        Path roads) {

    public record Agency(String code, String name, String nameEn, String kind, String parentCode) {}

    /** @param layer {@code county} or {@code jurisdiction}; the latter's code is its agency's */
    public record Area(String layer, String code, String name, String nameEn, Geometry geometry) {}

    public record Person(
            String badge,
            String name,
            String agencyCode,
            String title,
            String certificateNo,
            LocalDate certificateExpires,
            String phone) {}

    public record Vehicle(
            String plate, String plateColour, String kind, String use, String agencyCode, String terminal) {
        /** How the terminal names itself: digits in lower case without leading zeros, as JT/T 808 pads them differently by edition. */
        public String address() {
            return terminal == null ? null : terminal.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
        }
    }

    public record Equipment(String serial, String kind, String agencyCode, String holderBadge) {}

    public record Station(String code, String name, String nameEn, String kind, String agencyCode, Location location) {}

    public record Unit(
            String callsign, String kind, String agencyCode, String plate, List<String> badges, Location home) {}

    /** @param where file and row, for an error that only the database can tell */
    public record Issue(String where, ImportedIssue issue) {}

    /** @param targets as they will stand; the agency is named by its code, for it has no number yet */
    public record Campaign(
            String where,
            String name,
            String nameEn,
            CampaignState state,
            LocalDate startsOn,
            LocalDate endsOn,
            String agencyCode,
            List<String> categories,
            List<CampaignTarget> targets) {}
}
