package org.roadmarshal.cityimport.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.roadmarshal.campaign.CampaignPlan;
import org.roadmarshal.campaign.CampaignService;
import org.roadmarshal.cityimport.CityImportException;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.linear.LinearException;
import org.roadmarshal.highway.HighwayImport;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.highway.RoutePlan;
import org.roadmarshal.incident.IncidentCategories;
import org.roadmarshal.issue.IssueCategories;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.layer.City;

/** Writes a checked city directory into the tables, within one transaction. */
public final class CityWriter {
    static final String AGENCY = "(select id from agency where org = :org and code = :%s)";
    private static final String PERSON = "(select id from person where org = :org and badge = :%s)";
    private static final String VEHICLE = "(select id from vehicle where org = :org and plate = :plate)";

    private final Transaction transaction;
    private final Handle handle;
    private final int org;
    private final Map<String, Integer> written = new LinkedHashMap<>();

    public CityWriter(Transaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
        this.org = transaction.org();
    }

    /** @return the org's id */
    public static int org(Handle handle, City city) {
        GeometryFactory wgs84 = Wgs84.FACTORY;
        List<Double> edges = city.bounds();
        return handle.createQuery("""
                        insert into org (code, name, name_en, centre, bounds, time_zone, illustrative)
                        values (:code, :name, :nameEn, :centre, :box, :timeZone, :illustrative)
                        on conflict (code) do update set name = excluded.name, name_en = excluded.name_en,
                          centre = excluded.centre, bounds = excluded.bounds, time_zone = excluded.time_zone,
                          illustrative = excluded.illustrative
                        returning id""")
                .bindMethods(city)
                .bind("box", wgs84.toGeometry(new Envelope(edges.get(0), edges.get(2), edges.get(1), edges.get(3))))
                .mapTo(Integer.class)
                .one();
    }

    /** @return how many rows of each file */
    public Map<String, Integer> write(CityFiles files) {
        agencies(files.agencies());
        written.put("areas", areas(files.areas()));
        written.put("people", people(files.people()));
        written.put("vehicles", new Vehicles(handle, org).write(files.vehicles()));
        written.put("equipment", equipment(files.equipment()));
        written.put("stations", stations(files.stations()));
        units(files.units());
        IncidentCategories.seed(handle, org);
        IssueCategories.seed(handle, org);
        routes(files.routes());
        issues(files.issues());
        campaigns(files.campaigns());
        return written;
    }

    private void agencies(List<CityFiles.Agency> rows) {
        Upsert.into("agency", "code")
                .set("code", ":code")
                .set("name", ":name")
                .set("name_en", ":nameEn")
                .set("kind", ":kind")
                .versioned()
                .all(handle, org, rows);
        // Afterwards, so that a child may stand before its parent.
        written.put(
                "agencies",
                Upsert.into("agency", "code")
                        .set("code", ":code")
                        .set("name", ":name")
                        .set("name_en", ":nameEn")
                        .set("kind", ":kind")
                        .set("parent_id", AGENCY.formatted("parentCode"))
                        .versioned()
                        .all(handle, org, rows));
    }

    private int areas(List<CityFiles.Area> rows) {
        return Upsert.into("area", "layer", "code")
                .set("layer", ":layer")
                .set("code", ":code")
                .set("name", ":name")
                .set("name_en", ":nameEn")
                .set("agency_id", AGENCY.formatted("code"))
                .set("geom", "st_multi(:geometry)")
                .all(handle, org, rows);
    }

    private int people(List<CityFiles.Person> rows) {
        return Upsert.into("person", "badge")
                .set("badge", ":badge")
                .set("name", ":name")
                .set("agency_id", AGENCY.formatted("agencyCode"))
                .set("title", ":title")
                .set("certificate_no", ":certificateNo")
                .set("certificate_expires", ":certificateExpires")
                .set("phone", ":phone")
                .versioned()
                .all(handle, org, rows);
    }

    private int equipment(List<CityFiles.Equipment> rows) {
        return Upsert.into("equipment", "kind", "serial")
                .set("kind", ":kind")
                .set("serial", ":serial")
                .set("agency_id", AGENCY.formatted("agencyCode"))
                .set("holder_id", PERSON.formatted("holderBadge"))
                .versioned()
                .all(handle, org, rows);
    }

    private int stations(List<CityFiles.Station> rows) {
        return Upsert.into("station", "code")
                .set("code", ":code")
                .set("name", ":name")
                .set("name_en", ":nameEn")
                .set("kind", ":kind")
                .set("agency_id", AGENCY.formatted("agencyCode"))
                .set("geom", ":location")
                .versioned()
                .all(handle, org, rows);
    }

    private record Member(String callsign, String badge) {}

    private void units(List<CityFiles.Unit> rows) {
        written.put(
                "units",
                Upsert.into("unit", "callsign")
                        .set("callsign", ":callsign")
                        .set("kind", ":kind")
                        .set("agency_id", AGENCY.formatted("agencyCode"))
                        .set("vehicle_id", VEHICLE)
                        .set("home", ":home")
                        .set("historic", "false")
                        .versioned()
                        .all(handle, org, rows));
        List<Member> members = new ArrayList<>();
        rows.forEach(unit -> unit.badges().forEach(badge -> members.add(new Member(unit.callsign(), badge))));
        // All out before anybody goes in: crews may have changed places.
        handle.createUpdate("""
                        delete from unit_member where org = :org and (
                          unit_id in (select id from unit where org = :org and callsign = any(:callsigns))
                          or person_id in (select id from person where org = :org and badge = any(:badges)))""")
                .bind("org", org)
                .bindArray(
                        "callsigns",
                        String.class,
                        rows.stream().map(CityFiles.Unit::callsign).toList())
                .bindArray(
                        "badges",
                        String.class,
                        members.stream().map(Member::badge).toList())
                .execute();
        handle.createUpdate("""
                        insert into unit_member (org, unit_id, person_id)
                        select :org, unit.id, person.id from unnest(:callsigns, :badges) as crew (callsign, badge)
                        join unit on unit.org = :org and unit.callsign = crew.callsign
                        join person on person.org = :org and person.badge = crew.badge""")
                .bind("org", org)
                .bindArray(
                        "callsigns",
                        String.class,
                        members.stream().map(Member::callsign).toList())
                .bindArray(
                        "badges",
                        String.class,
                        members.stream().map(Member::badge).toList())
                .execute();
    }

    private void routes(RoutePlan plan) {
        try {
            written.put("routes", HighwayImport.all(transaction, new HighwayService(), plan));
        } catch (LinearException | DispatchException e) {
            throw new CityImportException(List.of("routes: " + e.getMessage()));
        }
    }

    /** One whose name is known is left as it is, as an issue is whose number is known. */
    private void campaigns(List<CityFiles.Campaign> rows) {
        Map<String, Long> agencies = handle.createQuery("select code, id from agency where org = :org")
                .bind("org", org)
                .reduceRows(new LinkedHashMap<>(), (map, row) -> {
                    map.put(row.getColumn("code", String.class), row.getColumn("id", Long.class));
                    return map;
                });
        Set<String> known = new HashSet<>(handle.createQuery("select name from campaign where org = :org")
                .bind("org", org)
                .mapTo(String.class)
                .list());
        for (CityFiles.Campaign row : rows) {
            if (!known.contains(row.name())) {
                try {
                    new CampaignService(new IssueService())
                            .create(
                                    transaction,
                                    new CampaignPlan(
                                            row.name(),
                                            row.nameEn(),
                                            row.state(),
                                            row.startsOn(),
                                            row.endsOn(),
                                            agencies.get(row.agencyCode()),
                                            row.categories(),
                                            null,
                                            row.targets()));
                } catch (DispatchException e) {
                    throw new CityImportException(List.of(row.where() + ": " + e.getMessage()));
                }
            }
        }
        written.put("campaigns", rows.size());
    }

    private void issues(List<CityFiles.Issue> rows) {
        Set<String> known = new HashSet<>(handle.createQuery("select code from issue_category where org = :org")
                .bind("org", org)
                .mapTo(String.class)
                .list());
        List<String> errors = rows.stream()
                .filter(row -> !known.contains(row.issue().category()))
                .map(row ->
                        row.where() + ": there is no category " + row.issue().category())
                .toList();
        if (!errors.isEmpty()) {
            throw new CityImportException(errors);
        }
        new IssueService()
                .importAll(
                        transaction, rows.stream().map(CityFiles.Issue::issue).toList());
        written.put("issues", rows.size());
    }
}
