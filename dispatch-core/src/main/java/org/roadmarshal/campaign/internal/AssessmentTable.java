package org.roadmarshal.campaign.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roadmarshal.campaign.Assessment;
import org.roadmarshal.campaign.Grouping;
import org.roadmarshal.campaign.Rate;
import org.roadmarshal.campaign.RateFigure;

/** An assessment as rows of a file, numerator and denominator beside each rate. */
final class AssessmentTable {
    private static final Map<Rate, String[]> RATES = Map.of(
            Rate.FILING, new String[] {"立案率", "Filed"},
            Rate.CLOSING, new String[] {"结案率", "Closed"},
            Rate.ON_TIME, new String[] {"按期结案率", "Closed on time"},
            Rate.REWORK, new String[] {"返工率", "Sent back"},
            Rate.EXTENSION, new String[] {"延期率", "Extended"});

    private static final Map<Grouping, String[]> GROUPINGS = Map.of(
            Grouping.CATEGORY, new String[] {"类别", "Category"},
            Grouping.SQUAD, new String[] {"单位", "Unit"},
            Grouping.ROUTE, new String[] {"路线", "Route"},
            Grouping.TOWNSHIP, new String[] {"乡镇", "Township"},
            Grouping.MONTH, new String[] {"月份", "Month"});

    private final Assessment assessment;
    private final int language;

    AssessmentTable(Assessment assessment, boolean english) {
        this.assessment = assessment;
        this.language = english ? 1 : 0;
    }

    List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        List<Object> head = new ArrayList<>(List.of(GROUPINGS.get(assessment.by())[language]));
        for (Rate rate : Rate.values()) {
            String name = RATES.get(rate)[language];
            head.add(name + new String[] {"（%）", " (%)"}[language]);
            head.add(name + new String[] {" 分子", " numerator"}[language]);
            head.add(name + new String[] {" 分母", " denominator"}[language]);
        }
        rows.add(head);
        rows.add(row(new String[] {"合计", "All"}[language], assessment.total()));
        assessment
                .groups()
                .forEach(group -> rows.add(row(language == 1 ? group.nameEn() : group.name(), group.rates())));
        return rows;
    }

    private static List<Object> row(String name, List<RateFigure> rates) {
        List<Object> row = new ArrayList<>(List.of(name));
        for (RateFigure figure : rates) {
            row.add(
                    figure.denominator() == 0
                            ? ""
                            : Math.round(figure.numerator() * 10_000.0 / figure.denominator()) / 100.0);
            row.add(figure.numerator());
            row.add(figure.denominator());
        }
        return row;
    }
}
