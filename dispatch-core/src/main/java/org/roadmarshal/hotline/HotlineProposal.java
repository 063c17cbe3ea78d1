package org.roadmarshal.hotline;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.QuantityUnit;

/**
 * An answer to begin with.
 *
 * @param ended whether nothing more is to happen to the issue
 */
public record HotlineProposal(long issueId, boolean ended, String text) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");
    private static final Map<QuantityUnit, String> UNITS =
            Map.of(QuantityUnit.COUNT, "处", QuantityUnit.M2, "平方米", QuantityUnit.T, "吨", QuantityUnit.KM, "公里");

    /** In the words of an authority, without anybody's name. @param category its name */
    static HotlineProposal of(HotlineCase about, Issue issue, String category, ZoneId zone) {
        String said = "您好，您反映的%s“%s”问题".formatted(about.address() == null ? "" : about.address(), category);
        String state = issue.state().code();
        String now =
                switch (state) {
                    case "closed" -> "已于%s处置完毕并经现场核查%s。".formatted(day(issue.closedAt(), zone), removed(issue));
                    case "rejected" -> "经核实不属于公路路域环境治理受理范围，未予立案。";
                    case "merged" -> "与已受理的同一问题合并办理。";
                    case "registered", "to_verify" -> "已收到，正在核实。";
                    case "reported_done" -> "已处置，正在安排现场核查。";
                    default ->
                        issue.dueAt() == null
                                ? "已立案，正在安排处置。"
                                : "已立案并正在处置，计划于%s前完成。".formatted(day(issue.dueAt(), zone));
                };
        return new HotlineProposal(issue.id(), issue.state().ended(), said + now + "感谢您对公路环境的关心与监督。");
    }

    private static String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }

    private static String removed(Issue issue) {
        String amounts = issue.quantities().stream()
                .filter(line -> line.verified() != null && line.verified().compareTo(BigDecimal.ZERO) > 0)
                .map(line -> line.verified().toPlainString() + " " + UNITS.get(line.unit()))
                .collect(Collectors.joining("、"));
        return amounts.isEmpty() ? "" : "，共清理 " + amounts;
    }
}
