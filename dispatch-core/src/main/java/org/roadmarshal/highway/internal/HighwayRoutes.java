package org.roadmarshal.highway.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.db.Subset;
import org.roadmarshal.document.Papers;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.highway.ControlZone;
import org.roadmarshal.highway.Highway;
import org.roadmarshal.highway.HighwayChange;
import org.roadmarshal.highway.HighwayClass;
import org.roadmarshal.highway.HighwayClassChange;
import org.roadmarshal.highway.HighwayRegister;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.highway.NewControlZone;
import org.roadmarshal.highway.StakePlace;
import org.roadmarshal.highway.StripService;
import org.roadmarshal.highway.ZoneVerdict;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;

/** The operations of {@code highway.yaml}. */
public final class HighwayRoutes {
    private static final double WITHIN_M = 200;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final HighwayService highways;
    private final HighwayRegister register;
    private final StripService strips;
    private final Subset.Source campaigns;
    private final Papers papers;
    private final Path font;

    /** @param font a TrueType font that has Chinese, for what is printed */
    public HighwayRoutes(HighwayService highways, Path font, Subset.Source campaigns) {
        this.campaigns = campaigns;
        this.highways = highways;
        this.register = new HighwayRegister(highways);
        this.strips = new StripService(highways);
        this.papers = new Papers(font);
        this.font = font;
    }

    private record Items<T>(List<T> items) {}

    public void register(Operations operations) {
        operations.query(
                "listHighways",
                Permission.LAYER_READ,
                (handle, call) -> Reply.ok(new Items<Highway>(
                        register.list(handle, call.principal().org()))));
        operations.query("getHighway", Permission.LAYER_READ, (handle, call) -> {
            Highway highway = register.get(handle, call.principal().org(), call.id());
            return Reply.ok(highway, highway.version());
        });
        operations.change("changeHighway", Permission.SETTINGS_WRITE, (transaction, call) -> {
            Highway highway =
                    register.change(transaction, call.id(), call.expectedVersion(), call.body(HighwayChange.class));
            return Reply.ok(highway, highway.version());
        });
        operations.query(
                "listHighwayClasses",
                Permission.LAYER_READ,
                (handle, call) -> Reply.ok(new Items<HighwayClass>(
                        register.classes(handle, call.principal().org()))));
        operations.change("changeHighwayClass", Permission.SETTINGS_WRITE, (transaction, call) -> {
            HighwayClass changed =
                    register.changeClass(transaction, call.expectedVersion(), call.body(HighwayClassChange.class));
            return Reply.ok(changed, changed.version());
        });
        operations.query(
                "listControlZones",
                Permission.LAYER_READ,
                (handle, call) -> Reply.ok(new Items<ControlZone>(
                        register.zones(handle, call.principal().org()))));
        operations.create("announceControlZone", Permission.SETTINGS_WRITE, this::announce);
        operations.change("withdrawControlZone", Permission.SETTINGS_WRITE, (transaction, call) -> {
            register.withdraw(transaction, call.id(), call.expectedVersion());
            return Reply.empty(204);
        });
        operations.query(
                "locateStake",
                Permission.LAYER_READ,
                (handle, call) -> Reply.ok(highways.locate(
                        handle, call.principal().org(), call.query("text").orElseThrow())));
        operations.query("listStakes", Permission.LAYER_READ, this::stakes);
        operations.query("getZoneVerdict", Permission.LAYER_READ, (handle, call) -> Reply.ok(verdict(handle, call)));
        operations.query("getZoneSketch", Permission.LAYER_READ, this::sketch);
        operations.query(
                "getStrip",
                Permission.ISSUE_READ,
                (handle, call) -> Reply.ok(strips.strip(
                        handle,
                        call.principal(),
                        call.id(),
                        call.query().get("line"),
                        call.queryTime("from").orElse(null),
                        call.queryTime("to").orElse(null),
                        campaign(handle, call, "campaignId"))));
        operations.query("getStripDrawing", Permission.ISSUE_READ, this::drawing);
    }

    private Reply announce(Transaction transaction, Call call) {
        ControlZone zone = register.announce(transaction, call.body(NewControlZone.class));
        return Reply.created(zone, "/control-zones/" + zone.id(), zone.version());
    }

    private Reply stakes(Handle handle, Call call) {
        List<StakePlace> places = highways.stakesAt(
                handle,
                call.principal().org(),
                geometry(call),
                call.queryDouble("within").orElse(WITHIN_M));
        return Reply.ok(new Items<>(places));
    }

    private ZoneVerdict verdict(Handle handle, Call call) {
        return highways.verdict(
                handle,
                call.principal().org(),
                geometry(call),
                call.queryDouble("gpsErrorM").orElse(null));
    }

    /** @throws DispatchException VALIDATION where neither a point nor a shape is given, or both */
    private static Geometry geometry(Call call) {
        boolean point = call.query("lon").isPresent() && call.query("lat").isPresent();
        if (point == call.query("geometry").isPresent()) {
            throw DispatchException.invalid("Give lon and lat, or geometry");
        }
        return point
                ? Wgs84.point(
                        call.queryDouble("lon").orElseThrow(),
                        call.queryDouble("lat").orElseThrow())
                : Polygons.text(call.query("geometry").orElseThrow());
    }

    private Reply sketch(Handle handle, Call call) {
        ZoneVerdict verdict = verdict(handle, call);
        boolean english = english(call);
        return isPdf(call)
                ? pdf(papers.pdf(VerdictSketch.page(verdict, english, font)), "zone-verdict")
                : svg(VerdictSketch.svg(verdict, english), "zone-verdict");
    }

    private Reply drawing(Handle handle, Call call) {
        List<StripDrawing.Band> bands = new ArrayList<>();
        bands.add(band(handle, call, ""));
        if (Stream.of("from2", "to2", "campaignId2")
                .anyMatch(name -> call.query(name).isPresent())) {
            bands.add(band(handle, call, "2"));
        }
        boolean english = english(call);
        Map<String, String> categories =
                strips.categories(handle, call.principal().org(), english);
        String name = "strip-" + bands.get(0).strip().ref();
        return isPdf(call)
                ? pdf(papers.widePdf(StripDrawing.page(bands, categories, english, font)), name)
                : svg(StripDrawing.svg(bands, categories, english), name);
    }

    private Subset campaign(Handle handle, Call call, String name) {
        return call.queryLong(name)
                .map(id -> campaigns.get(handle, call.principal(), id))
                .orElse(null);
    }

    private StripDrawing.Band band(Handle handle, Call call, String which) {
        Instant from = call.queryTime("from" + which).orElse(null);
        Instant to = call.queryTime("to" + which).orElse(null);
        String label = from == null && to == null ? null : day(from) + " – " + day(to);
        return new StripDrawing.Band(
                label,
                strips.strip(
                        handle,
                        call.principal(),
                        call.id(),
                        call.query().get("line"),
                        from,
                        to,
                        campaign(handle, call, "campaignId" + which)));
    }

    private static String day(Instant at) {
        return at == null ? "" : DateTimeFormatter.ISO_LOCAL_DATE.format(at.atZone(CHINA));
    }

    private static boolean english(Call call) {
        return "en".equals(call.query().get("language"));
    }

    private static boolean isPdf(Call call) {
        return "pdf".equals(call.query().get("format"));
    }

    private static Reply svg(String svg, String name) {
        return Reply.bytes("image/svg+xml", svg.getBytes(StandardCharsets.UTF_8), attached(name + ".svg"));
    }

    private static Reply pdf(byte[] file, String name) {
        return Reply.bytes(Papers.PDF, file, attached(name + ".pdf"));
    }

    private static Map<String, String> attached(String file) {
        return Map.of("Content-Disposition", "inline; filename=\"" + file + "\"", "Cache-Control", "no-store");
    }
}
