package org.roadmarshal.web;

import io.vertx.core.Future;
import java.util.List;
import org.roadmarshal.cluster.Members;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;

/** The operations about the servers themselves. */
public final class NodeRoutes {
    private final Members members;

    public NodeRoutes(Members members) {
        this.members = members;
    }

    public void register(Operations operations) {
        operations.raw("listNodes", null, call -> Future.succeededFuture(Reply.ok(new NodeList(members.list()))));
    }

    private record NodeList(List<Members.Member> items) {}
}
