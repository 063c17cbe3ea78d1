package org.roadmarshal.layer.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.layer.LayerName;

/**
 * Each layer's version: the journal's sequence of the last fact that changed it. Read once from the journal, then kept up by
 * its tail. Safe for any thread.
 */
public final class LayerVersions {
    private final Map<Key, Long> newest = new ConcurrentHashMap<>();

    private record Key(int org, LayerName layer) {}

    /** Subscribe it to the journal's tail. */
    public void follow(Fact fact) {
        for (LayerName layer : LayerName.values()) {
            if (layer.subjects().contains(fact.subject())) {
                newest.merge(new Key(fact.org(), layer), fact.seq(), Math::max);
            }
        }
    }

    /** Null where nobody has asked on this node yet. */
    public Long known(int org, LayerName layer) {
        return newest.get(new Key(org, layer));
    }

    public long read(Handle handle, int org, LayerName layer) {
        Long known = known(org, layer);
        if (known != null) {
            return known;
        }
        long seq = handle.createQuery(
                        "select coalesce(max(seq), 0) from journal where org = :org and subject = any(:subjects)")
                .bind("org", org)
                .bindArray("subjects", String.class, layer.subjects())
                .mapTo(Long.class)
                .one();
        return newest.merge(new Key(org, layer), seq, Math::max);
    }
}
