package org.roadmarshal.issue;

import static org.roadmarshal.issue.QuantityUnit.COUNT;
import static org.roadmarshal.issue.QuantityUnit.KM;
import static org.roadmarshal.issue.QuantityUnit.M2;
import static org.roadmarshal.issue.QuantityUnit.T;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.roadmarshal.issue.IssueCategory.LeadKind;
import org.roadmarshal.issue.IssueCategory.LeadRule;
import org.roadmarshal.issue.IssueCategory.Limits;

/**
 * The nine categories that road law knows (公路法 Highway Law, 公路安全保护条例 Regulation on Highway Safety Protection), as an org
 * begins with them. They are data from then on: an org may change its rows.
 */
public final class IssueCategories {
    private static final int VERIFY_DAYS = 2;
    private static final int SIGN_HOURS = 4;
    private static final int PHOTO_METRES = 100;

    public static final List<IssueCategory> ALL = List.of(
            category("illegal_structure", "违法建筑物构筑物", "Illegal structure", "公路法第56条、第81条；公路安全保护条例第11条", 20, COUNT, M2)
                    .with(LeadKind.TOWNSHIP),
            category("non_highway_sign", "非公路标志", "Illegal non-highway sign", "公路法第54条、第79条", 15, COUNT),
            category("heap", "堆占", "Heap or clutter", "公路法第46条、第77条", 4, COUNT, M2),
            category("stall", "摊床", "Roadside stall", "公路法第46条、第77条", 4, COUNT),
            category("market", "骑路市场", "Road-straddling market", "公路法第46条", 20, COUNT)
                    .with(LeadKind.TOWNSHIP),
            category("crops", "种植作物", "Crops in highway land", "公路法第44条；公路安全保护条例第9条", 15, M2),
            category("obstructed_sign", "标志遮挡", "Obstructed sign", "公路安全保护条例第25条、第60条", 3, COUNT),
            category("garbage", "垃圾", "Garbage", "公路法第46条、第77条", 1, T),
            category("ditch", "边沟清理", "Side ditch to clear", "公路法第44条", 10, KM));

    private IssueCategories() {}

    /** Gives the org those of the nine that it has not yet; what it has is left as it is. */
    public static void seed(Handle handle, int org) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into issue_category (org, code, name, name_en, units, legal_basis, limit_days, limit_hours,
                  verify_days, sign_hours, photo_metres, lead_kind, co_kinds, position)
                values (:org, :code, :name, :nameEn, :codes, :legalBasis, :days, :hours,
                  :verifyDays, :signHours, :photoMetres, :leadKind, :with, :position)
                on conflict (org, code) do nothing""");
        for (int i = 0; i < ALL.size(); i++) {
            IssueCategory category = ALL.get(i);
            batch.bind("org", org)
                    .bindMethods(category)
                    .bindMethods(category.limits())
                    .bind("leadKind", category.lead().kind().code())
                    .bindArray(
                            "with",
                            String.class,
                            category.lead().coKinds().stream()
                                    .map(LeadKind::code)
                                    .toList())
                    .bindArray(
                            "codes",
                            String.class,
                            category.units().stream().map(QuantityUnit::code).toList())
                    .bind("position", i + 1)
                    .add();
        }
        batch.execute();
    }

    private static IssueCategory category(
            String code, String name, String nameEn, String legalBasis, int limitDays, QuantityUnit... units) {
        return new IssueCategory(
                code,
                name,
                nameEn,
                List.of(units),
                legalBasis,
                new Limits(limitDays, null, VERIFY_DAYS, SIGN_HOURS, PHOTO_METRES),
                new LeadRule(LeadKind.SQUAD, null, List.of(), List.of()),
                1);
    }
}
