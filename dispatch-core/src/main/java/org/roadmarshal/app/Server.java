package org.roadmarshal.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import org.roadmarshal.cluster.HazelcastMembers;
import org.roadmarshal.cluster.Members;

/** One running node. */
public final class Server {
    private final Vertx vertx;
    private final Node node;
    private final Promise<Void> stopped = Promise.promise();

    private Server(Vertx vertx, Node node) {
        this.vertx = vertx;
        this.node = node;
    }

    /** @return once it answers requests; fails, with everything closed again, where it cannot */
    public static Future<Server> start(Config config) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        VertxOptions options = new VertxOptions()
                .setPreferNativeTransport(true)
                .setMetricsOptions(new MicrometerMetricsOptions()
                        .setEnabled(true)
                        // Bytes of raw sockets: some microseconds for each small report of a terminal, which has meters
                        // of its own.
                        .addDisabledMetricsCategory(MetricsDomain.NET_SERVER));
        options.getEventBusOptions().setHost(config.cluster().host());
        VertxBuilder builder = Vertx.builder().with(options).withMetrics(new MicrometerMetricsFactory(meters));
        if (config.cluster().addresses().isEmpty()) {
            Vertx vertx = builder.build();
            return run(vertx, config, Members.alone(config.http().address()), meters);
        }
        HazelcastClusterManager manager = HazelcastMembers.manager(
                config.cluster().addresses(),
                config.cluster().host(),
                config.cluster().port(),
                config.http().address());
        return builder.withClusterManager(manager)
                .buildClustered()
                .compose(vertx -> run(vertx, config, new HazelcastMembers(manager), meters));
    }

    private static Future<Server> run(Vertx vertx, Config config, Members members, PrometheusMeterRegistry meters) {
        Node node = new Node(vertx, config, members, meters);
        // Promises of no context: a closed Vert.x calls nobody back.
        Promise<Server> started = Promise.promise();
        node.deploy()
                .onSuccess(deployed -> started.complete(new Server(vertx, node)))
                .onFailure(failure -> {
                    started.fail(failure);
                    vertx.close().onComplete(closed -> node.close());
                });
        return started.future();
    }

    /** Stops listening, finishes what is in flight, leaves the cluster. */
    public Future<Void> stop() {
        return vertx.close().onComplete(closed -> {
            node.close();
            stopped.tryComplete();
        });
    }

    public Future<Void> stopped() {
        return stopped.future();
    }
}
