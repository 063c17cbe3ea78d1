package org.roadmarshal.intake.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.http.TokenBuckets;
import org.roadmarshal.intake.PublicFilter;
import org.roadmarshal.intake.PublicIssue;
import org.roadmarshal.intake.PublicIssues;
import org.roadmarshal.intake.PublicOrg;
import org.roadmarshal.intake.PublicStep;
import org.roadmarshal.intake.PublicationService;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;

/** What anybody may ask without signing in, as often as an address may: the progress page's operations. */
public final class PublicRoutes {
    /** A page with its photos at once, then two a second. */
    public static final int AT_ONCE = 120;

    private static final double A_SECOND = 2;
    private static final int FRESH_SECONDS = 30;
    private static final int PHOTO_SECONDS = 3_600;
    private static final int GROUND_SECONDS = 86_400;
    private static final int MOST_STEPS = 200;

    private final Database database;
    private final PublicationService publications;
    private final PublicIssues issues;
    private final TokenBuckets buckets;
    private final Cache<Integer, String> grounds = Caffeine.newBuilder()
            .executor(Runnable::run)
            .expireAfterWrite(Duration.ofMinutes(30))
            .maximumSize(100)
            .build();

    public PublicRoutes(Database database, PublicationService publications, PublicIssues issues, TokenBuckets buckets) {
        this.database = database;
        this.publications = publications;
        this.issues = issues;
        this.buckets = buckets;
    }

    private record Summary(
            String org,
            String name,
            String nameEn,
            String contact,
            String timeZone,
            List<Double> bounds,
            List<PublicIssues.Figure> items) {}

    private record Progress(PublicIssue issue, List<PublicStep> steps, String token) {}

    public void register(Operations operations) {
        open(operations, "getPublicSummary", this::summary);
        open(operations, "listPublicIssues", this::list);
        open(operations, "getPublicProgress", this::progress);
        open(operations, "getPublicGround", this::ground);
        open(operations, "getPublicPhoto", this::photo);
    }

    private void open(Operations operations, String id, Operations.Query query) {
        operations.raw(id, null, call -> {
            // Before anything is asked of the database, which is not theirs to fill.
            buckets.take(call.address(), AT_ONCE, A_SECOND);
            return database.read(handle -> query.answer(handle, call));
        });
    }

    private PublicOrg org(Handle handle, Call call) {
        return PublicOrg.chosen(
                publications.withPage(handle), "org", call.query("org").orElse(null));
    }

    private Reply summary(Handle handle, Call call) {
        PublicOrg org = org(handle, call);
        return Reply.cacheable(
                new Summary(
                        org.code(),
                        org.name(),
                        org.nameEn(),
                        org.contact(),
                        org.zone().getId(),
                        Ground.bounds(handle, org.id()),
                        issues.figures(handle, org.id())),
                FRESH_SECONDS);
    }

    private Reply list(Handle handle, Call call) {
        PublicOrg org = org(handle, call);
        PageRequest page = call.page();
        PublicFilter filter = PublicFilter.released(
                call.query("category").orElse(null),
                call.queryBoolean("open").orElse(null),
                page.afterId(Long.MAX_VALUE),
                page.fetch());
        return Reply.cacheable(Page.of(issues.list(handle, org.id(), filter), page, PublicIssue::id), FRESH_SECONDS);
    }

    private Reply progress(Handle handle, Call call) {
        PublicOrg org = org(handle, call);
        String number = call.query("number").orElseThrow();
        Optional<Long> id = number.matches("\\d{1,15}")
                ? Optional.of(Long.valueOf(number))
                : JdbcIntake.issueOfToken(handle, org.id(), number);
        PublicIssue issue = id.flatMap(known -> issues.find(handle, org.id(), known))
                .orElseThrow(() -> DispatchException.notFound("request", number));
        List<PublicStep> steps = issues.steps(handle, org.id(), List.of(issue.id()), null, null, MOST_STEPS, 0);
        return Reply.cacheable(
                new Progress(issue, steps, number.equals(String.valueOf(issue.id())) ? null : number), FRESH_SECONDS);
    }

    private Reply ground(Handle handle, Call call) {
        int org = org(handle, call).id();
        String ground = grounds.get(org, absent -> Ground.geoJson(handle, absent));
        return Reply.cacheable(Json.tree(ground), GROUND_SECONDS);
    }

    private Reply photo(Handle handle, Call call) {
        PublicOrg org = PublicOrg.chosen(
                publications.withAny(handle), "org", call.query("org").orElse(null));
        byte[] jpeg = issues.photo(handle, org.id(), call.id())
                .orElseThrow(() -> DispatchException.notFound("photo", call.id()));
        return Reply.bytes(
                "image/jpeg",
                jpeg,
                Map.of(
                        // Not for ever: what is withdrawn shall be gone.
                        "Cache-Control",
                        "public, max-age=" + PHOTO_SECONDS,
                        "Content-Security-Policy",
                        "default-src 'none'; sandbox"));
    }
}
