package org.roadmarshal.incident;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The categories of transport enforcement that a new org begins with. */
public final class IncidentCategories {
    private static final List<IncidentCategory> FIRST = List.of(
            new IncidentCategory("emergency", "突发事件", "Emergency", 1),
            new IncidentCategory("dangerous_goods", "危货运输", "Dangerous goods transport", 1),
            new IncidentCategory("accident_assistance", "交通事故协助", "Traffic accident assistance", 1),
            new IncidentCategory("road_obstruction", "路障", "Road obstruction", 2),
            new IncidentCategory("overload", "超限超载", "Overloaded or oversize vehicle", 2),
            new IncidentCategory("illegal_operation", "非法营运", "Illegal passenger operation", 3),
            new IncidentCategory("road_damage", "路产损坏", "Damage to road property", 3),
            new IncidentCategory("station_order", "场站秩序", "Order at stations", 3),
            new IncidentCategory("roadside_market", "占路经营", "Roadside market", 4),
            new IncidentCategory("public_complaint", "群众投诉", "Public complaint", 4));

    private IncidentCategories() {}

    /** Gives the org those that it does not have yet; what it has changed stays changed. */
    public static void seed(Handle handle, int org) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into incident_category (org, code, name, name_en, priority, position)
                values (:org, :code, :name, :nameEn, :priority, :position) on conflict do nothing""");
        for (int position = 0; position < FIRST.size(); position++) {
            batch.bindMethods(FIRST.get(position))
                    .bind("org", org)
                    .bind("position", position)
                    .add();
        }
        batch.execute();
    }
}
