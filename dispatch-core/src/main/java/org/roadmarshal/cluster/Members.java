package org.roadmarshal.cluster;

import java.util.List;

/** The nodes that are up now. Safe for any thread. */
public interface Members {
    /** One node. @param url the address by which browsers reach it */
    record Member(String id, String url, boolean self) {}

    List<Member> list();

    /** Called, on whatever thread, when the list has changed. */
    void onChange(Runnable listener);

    /** A node that is alone. */
    static Members alone(String url) {
        List<Member> self = List.of(new Member("node", url, true));
        return new Members() {
            @Override
            public List<Member> list() {
                return self;
            }

            @Override
            public void onChange(Runnable listener) {
                // A single node stays what it is.
            }
        };
    }
}
