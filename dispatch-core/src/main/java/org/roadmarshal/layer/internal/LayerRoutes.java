package org.roadmarshal.layer.internal;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.layer.Layer;
import org.roadmarshal.layer.LayerName;
import org.roadmarshal.layer.LayerService;
import org.roadmarshal.layer.Tiles;

/** The operations of {@code api/layer.yaml}. */
public final class LayerRoutes {
    private static final String MVT = "application/vnd.mapbox-vector-tile";

    private final LayerService layers;
    private final Tiles tiles;

    public LayerRoutes(LayerService layers, Tiles tiles) {
        this.layers = layers;
        this.tiles = tiles;
    }

    private record LayerList(List<Layer> items) {}

    public void register(Operations operations) {
        operations.query(
                "getCity",
                null,
                (handle, call) ->
                        Reply.ok(LayerService.city(handle, call.principal().org())));
        operations.query(
                "listLayers",
                Permission.LAYER_READ,
                (handle, call) -> Reply.ok(new LayerList(layers.layers(handle, call.principal()))));
        operations.query(
                "listFeatures",
                Permission.LAYER_READ,
                (handle, call) -> Reply.ok(layers.features(
                        handle, call.principal(), layer(call), call.query().get("bbox"), page(call))));
        operations.raw("getTile", Permission.LAYER_READ, this::tile);
    }

    private Future<Reply> tile(Call call) {
        return tiles.get(
                        call.principal(),
                        layer(call),
                        number(call, "z"),
                        number(call, "x"),
                        number(call, "y"),
                        call.headers().get("if-none-match"))
                .map(LayerRoutes::reply);
    }

    private static Reply reply(Tiles.Answer answer) {
        // Kept by the browser, asked after each time: a tile that did not change costs a header.
        Map<String, String> headers = Map.of("ETag", answer.etag(), "Cache-Control", "private, no-cache");
        if (answer.bytes() == null) {
            return new Reply(304, null, null, null, headers);
        }
        return answer.bytes().length == 0
                ? new Reply(204, null, null, null, headers)
                : Reply.bytes(MVT, answer.bytes(), headers);
    }

    private static LayerName layer(Call call) {
        return Coded.of(LayerName.class, call.path("layer"));
    }

    private static int number(Call call, String name) {
        try {
            return Integer.parseInt(call.path(name));
        } catch (NumberFormatException e) {
            throw DispatchException.invalid(name + " is no number of a tile: " + call.path(name));
        }
    }

    private static PageRequest page(Call call) {
        return new PageRequest(
                call.queryLong("limit").orElse(1_000L).intValue(), call.query().get("after"));
    }
}
