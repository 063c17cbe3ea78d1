package org.roadmarshal.layer;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.layer.internal.JdbcLayer;
import org.roadmarshal.layer.internal.LayerVersions;

/** What one can ask about the map. */
public final class LayerService {
    private final LayerVersions versions;

    public LayerService(LayerVersions versions) {
        this.versions = versions;
    }

    public static City city(Handle handle, int org) {
        return JdbcLayer.city(handle, org);
    }

    public List<Layer> layers(Handle handle, Principal principal) {
        int org = principal.org();
        return Stream.of(LayerName.values())
                .map(layer -> new Layer(
                        layer,
                        versions.read(handle, org, layer),
                        JdbcLayer.count(handle, org, layer, scope(principal, layer))))
                .toList();
    }

    /** @param bbox west,south,east,north in degrees; null for everywhere */
    public FeaturePage features(Handle handle, Principal principal, LayerName layer, String bbox, PageRequest page) {
        List<FeaturePage.Feature> rows = JdbcLayer.features(
                handle,
                principal.org(),
                layer,
                scope(principal, layer),
                bbox == null ? null : box(bbox),
                page.afterId(0),
                page.fetch());
        Page<FeaturePage.Feature> cut = Page.of(rows, page, FeaturePage.Feature::id);
        return new FeaturePage("FeatureCollection", cut.items(), cut.next());
    }

    /** Whose rows of a layer somebody sees: issues are an agency's own, the rest is everybody's and the set is empty. */
    public static Set<Long> scope(Principal principal, LayerName layer) {
        return layer == LayerName.ISSUES ? principal.agencies(Permission.ISSUE_READ) : Set.of();
    }

    private static Viewport box(String bbox) {
        try {
            return Viewport.parse(bbox);
        } catch (IllegalArgumentException e) {
            throw new DispatchException(ErrorCode.VALIDATION, e.getMessage(), e);
        }
    }
}
