package org.roadmarshal.campaign.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.roadmarshal.campaign.CampaignCase;
import org.roadmarshal.campaign.CampaignFigures.Group;
import org.roadmarshal.campaign.CampaignLine;
import org.roadmarshal.campaign.CampaignState;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.IssueState;
import org.roadmarshal.issue.QuantityUnit;

/** How a season's report calls things, in Chinese or English. */
final class SeasonWords {
    private static final Map<QuantityUnit, String[]> UNITS = Map.of(
            QuantityUnit.COUNT, new String[] {"处", "pcs"},
            QuantityUnit.M2, new String[] {"m²", "m²"},
            QuantityUnit.T, new String[] {"吨", "t"},
            QuantityUnit.KM, new String[] {"公里", "km"});

    private static final Map<CampaignState, String[]> STATES = Map.of(
            CampaignState.PLANNED, new String[] {"计划中", "planned"},
            CampaignState.RUNNING, new String[] {"进行中", "running"},
            CampaignState.CLOSED, new String[] {"已结束", "closed"});

    private static final Map<String, String[]> ISSUE_STATES = Map.of(
            "registered", new String[] {"已登记", "Registered"},
            "to_verify", new String[] {"待核实", "To verify"},
            "filed", new String[] {"已立案", "Filed"},
            "dispatched", new String[] {"已派遣", "Dispatched"},
            "in_progress", new String[] {"处置中", "In progress"},
            "parked", new String[] {"挂账", "Parked"},
            "reported_done", new String[] {"已反馈", "Reported done"},
            "closed", new String[] {"已结案", "Closed"});

    private final List<IssueCategory> categories;
    private final boolean english;

    SeasonWords(List<IssueCategory> categories, boolean english) {
        this.categories = categories;
        this.english = english;
    }

    String say(String chinese, String inEnglish) {
        return english ? inEnglish : chinese;
    }

    String category(String code) {
        return categories.stream()
                .filter(category -> category.code().equals(code))
                .map(category -> english ? category.nameEn() : category.name())
                .findFirst()
                .orElse(code);
    }

    String unit(QuantityUnit unit) {
        return UNITS.get(unit)[english ? 1 : 0];
    }

    String line(CampaignLine line) {
        return category(line.category()) + say("（", " (") + unit(line.unit()) + say("）", ")");
    }

    String state(CampaignState state) {
        return STATES.get(state)[english ? 1 : 0];
    }

    String state(IssueState state) {
        String[] words = ISSUE_STATES.get(state.code());
        return words == null ? state.code() : words[english ? 1 : 0];
    }

    String name(Group group) {
        return english ? group.nameEn() : group.name();
    }

    /** What of a case counts, such as {@code 12 pcs, 80 m²}. */
    String amounts(CampaignCase issue) {
        return String.join(
                say("，", ", "),
                issue.quantities().stream()
                        .map(counted -> counted.found().toPlainString() + " " + unit(counted.unit()))
                        .toList());
    }

    String amounts(List<CampaignLine> lines) {
        return String.join(
                say("；", "; "),
                lines.stream()
                        .filter(line -> line.verified().signum() > 0)
                        .map(line -> category(line.category()) + " "
                                + line.verified().toPlainString() + " " + unit(line.unit()))
                        .toList());
    }

    /** With one decimal; nothing of nothing is a dash. */
    static String percent(Number part, Number whole) {
        Double share = share(part, whole);
        return share == null
                ? "—"
                : BigDecimal.valueOf(share).setScale(1, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    /** Per cent; null of nothing. */
    static Double share(Number part, Number whole) {
        return whole.doubleValue() == 0 ? null : 100 * part.doubleValue() / whole.doubleValue();
    }

    static BigDecimal aim(CampaignLine line) {
        return line.target() == null ? line.found() : line.target();
    }
}
