package org.roadmarshal.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.HazelcastInstance;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.Comparator;
import java.util.List;

/** The nodes as Hazelcast sees them; each tells its address as a member attribute. */
public final class HazelcastMembers implements Members {
    private static final String URL = "url";

    private final HazelcastInstance hazelcast;

    /** @param manager after the cluster was joined */
    public HazelcastMembers(HazelcastClusterManager manager) {
        this.hazelcast = manager.getHazelcastInstance();
    }

    /**
     * A cluster of known addresses over TCP; nothing is looked for, nothing listens beyond {@code host}.
     *
     * @param members host:port of all nodes
     * @param url the address by which browsers reach this node
     */
    public static HazelcastClusterManager manager(List<String> members, String host, int port, String url) {
        Config config = ConfigUtil.loadConfig();
        config.setClusterName("roadmarshal");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        // Nobody reads them, and every five seconds they were gathered while tasks waited.
        config.getMetricsConfig().setEnabled(false);
        // A node that died without a word is noticed by its closed connection; one that hangs, by this.
        config.setProperty("hazelcast.max.no.heartbeat.seconds", "10");
        config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
        // The members are told; there is nothing to wait for.
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.getMemberAttributeConfig().setAttribute(URL, url);
        NetworkConfig network = config.getNetworkConfig();
        network.setPort(port).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).clear().addInterface(host);
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(members);
        return new HazelcastClusterManager(config);
    }

    @Override
    public List<Members.Member> list() {
        return hazelcast.getCluster().getMembers().stream()
                .map(HazelcastMembers::member)
                .sorted(Comparator.comparing(Members.Member::url))
                .toList();
    }

    private static Members.Member member(com.hazelcast.cluster.Member member) {
        return new Members.Member(member.getUuid().toString(), member.getAttribute(URL), member.localMember());
    }

    @Override
    public void onChange(Runnable listener) {
        hazelcast.getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent event) {
                listener.run();
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
                listener.run();
            }
        });
    }
}
