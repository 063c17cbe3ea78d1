package org.roadmarshal.legal;

import org.roadmarshal.kernel.Coded;

/** How a document reaches the party: 直接, 留置, 邮寄, 委托, 公告, 电子送达. */
public enum DeliveryWay implements Coded {
    DIRECT("直接送达"),
    /** Left where the party refused it: before a witness, or filmed (Civil Procedure Law, article 89). */
    LEFT("留置送达"),
    POST("邮寄送达"),
    ENTRUSTED("委托送达"),
    /** Counts as delivered some days after the announcement (article 95). */
    PUBLIC_NOTICE("公告送达"),
    /** Only where the party agreed (article 90). */
    ELECTRONIC("电子送达");

    private final String title;

    DeliveryWay(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
