package org.roadmarshal.review.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.roadmarshal.review.Figure;
import org.roadmarshal.review.Kpis;
import org.roadmarshal.review.Measure;
import org.roadmarshal.review.Target;

/** Figures as rows, for files that people open in a spreadsheet: a header, the total, then each group. Cells are text or numbers. */
final class KpiTable {
    private final Kpis kpis;
    private final boolean english;

    KpiTable(Kpis kpis, Locale locale) {
        this.kpis = kpis;
        this.english = locale.getLanguage().equals("en");
    }

    List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(header());
        rows.addAll(rows(say("合计", "All"), kpis.total()));
        kpis.groups().forEach(group -> rows.addAll(rows(english ? group.nameEn() : group.name(), group.figures())));
        return rows;
    }

    private List<Object> header() {
        String group =
                switch (kpis.by()) {
                    case SQUAD -> say("队伍", "Squad");
                    case CATEGORY -> say("类别", "Category");
                    case HOUR -> say("时段", "Hour");
                };
        return List.of(
                group,
                say("指标", "Measure"),
                say("次数", "Count"),
                say("P50（秒）", "P50 (s)"),
                say("P90（秒）", "P90 (s)"),
                say("目标", "Target"),
                say("达标率（%）", "Within target (%)"),
                say("次序颠倒未计", "Out of order, not counted"));
    }

    /** A measure with two targets has two rows. */
    private List<List<Object>> rows(String group, List<Figure> figures) {
        List<List<Object>> rows = new ArrayList<>();
        for (Figure figure : figures) {
            List<Target> targets = kpis.targets().stream()
                    .filter(target -> target.measure() == figure.measure())
                    .toList();
            if (targets.isEmpty()) {
                rows.add(row(group, figure, "", ""));
            }
            for (int i = 0; i < targets.size(); i++) {
                Object share = figure.count() == 0
                        ? ""
                        : Math.round(1000.0 * figure.within().get(i) / figure.count()) / 10.0;
                rows.add(row(
                        group,
                        figure,
                        "%d %% ≤ %d s"
                                .formatted(
                                        targets.get(i).percent(), targets.get(i).seconds()),
                        share));
            }
        }
        return rows;
    }

    private List<Object> row(String group, Figure figure, String target, Object share) {
        return Stream.of(
                        group,
                        name(figure.measure()),
                        figure.count(),
                        figure.p50Seconds() == null ? "" : figure.p50Seconds(),
                        figure.p90Seconds() == null ? "" : figure.p90Seconds(),
                        target,
                        share,
                        figure.outOfOrder())
                .toList();
    }

    private String name(Measure measure) {
        return MeasureNames.of(measure, english);
    }

    private String say(String chinese, String inEnglish) {
        return english ? inEnglish : chinese;
    }
}
