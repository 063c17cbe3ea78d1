package org.roadmarshal.fence.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.fence.Fence;
import org.roadmarshal.fence.FenceChange;
import org.roadmarshal.fence.FenceService;
import org.roadmarshal.fence.NewFence;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Permission;

/** The operations of {@code fence.yaml}. */
public final class FenceRoutes {
    private final FenceService fences;

    public FenceRoutes(FenceService fences) {
        this.fences = fences;
    }

    private record FenceList(List<Fence> items) {}

    public void register(Operations operations) {
        operations.query(
                "listFences",
                Permission.LAYER_READ,
                (handle, call) -> Reply.ok(fences.page(handle, call.principal().org(), call.page())));
        operations.create("createFence", Permission.FENCE_WRITE, this::create);
        operations.create(
                "importFences",
                Permission.FENCE_WRITE,
                (transaction, call) -> Reply.created(
                        new FenceList(fences.importAll(transaction, call.principal(), call.body(JsonNode.class)))));
        operations.query("getFence", Permission.LAYER_READ, this::get);
        operations.change("changeFence", Permission.FENCE_WRITE, this::change);
        operations.change("removeFence", Permission.FENCE_WRITE, (transaction, call) -> {
            fences.remove(transaction, call.principal(), call.id(), call.expectedVersion());
            return Reply.empty(204);
        });
    }

    private Reply create(Transaction transaction, Call call) {
        Fence fence = fences.create(transaction, call.principal(), call.body(NewFence.class));
        return Reply.created(fence, "/fences/" + fence.id(), fence.version());
    }

    private Reply get(Handle handle, Call call) {
        Fence fence = fences.get(handle, call.principal().org(), call.id());
        return Reply.ok(fence, fence.version());
    }

    private Reply change(Transaction transaction, Call call) {
        Fence fence = fences.change(
                transaction, call.principal(), call.id(), call.expectedVersion(), call.body(FenceChange.class));
        return Reply.ok(fence, fence.version());
    }
}
