package org.roadmarshal.campaign.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.roadmarshal.campaign.CampaignCase;
import org.roadmarshal.campaign.CampaignFigures;
import org.roadmarshal.campaign.CampaignFigures.Group;
import org.roadmarshal.campaign.CampaignLine;
import org.roadmarshal.campaign.CampaignProgress;
import org.roadmarshal.campaign.SeasonReport;
import org.roadmarshal.document.Spreadsheet.Page;
import org.roadmarshal.document.Spreadsheet.Plot;

/** A season's report as a workbook: numbers that can be worked on, with Excel's own charts. */
final class SeasonPages {
    private final SeasonReport report;
    private final SeasonWords words;

    SeasonPages(SeasonReport report, boolean english) {
        this.report = report;
        this.words = new SeasonWords(report.categories(), english);
    }

    List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        pages.add(totals());
        pages.add(groups(say("队伍", "Squads"), report.squads()));
        pages.add(groups(say("路线", "Routes"), report.routes()));
        pages.add(groups(say("乡镇", "Townships"), report.townships()));
        pages.add(progress());
        if (report.before() != null) {
            pages.add(comparison());
        }
        pages.add(cases());
        return pages;
    }

    private Page totals() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(
                say("项目", "Line"),
                say("单位", "Unit"),
                say("起数", "Cases"),
                say("发现", "Found"),
                say("清除", "Removed"),
                say("核查", "Verified"),
                say("目标", "Target"),
                say("完成 %", "Done %"),
                say("重叠未计", "Overlap left out")));
        for (CampaignLine line : report.squads().totals()) {
            Double share = SeasonWords.share(line.verified(), SeasonWords.aim(line));
            rows.add(List.of(
                    words.category(line.category()),
                    words.unit(line.unit()),
                    line.issues(),
                    line.found(),
                    line.removed(),
                    line.verified(),
                    line.target() == null ? "" : line.target(),
                    share == null ? "" : Math.round(share * 10) / 10.0,
                    line.doubled()));
        }
        return new Page(
                say("总体", "Totals"),
                rows,
                new Plot(say("完成率（核查占目标 %）", "Verified, % of target"), 0, List.of(7), false));
    }

    private Page groups(String name, CampaignFigures figures) {
        List<List<Object>> rows = new ArrayList<>();
        List<Object> head = new ArrayList<>(List.of(name, say("起数", "Cases"), say("结案", "Closed"), say("在办", "Open")));
        for (CampaignLine line : figures.totals()) {
            head.add(words.line(line) + say(" 发现", " found"));
            head.add(words.line(line) + say(" 核查", " verified"));
        }
        rows.add(head);
        for (Group group : figures.groups()) {
            List<Object> row = new ArrayList<>(
                    List.of(words.name(group), group.issues(), group.issues() - group.open(), group.open()));
            for (CampaignLine total : figures.totals()) {
                CampaignLine line = group.lines().stream()
                        .filter(each -> each.category().equals(total.category()) && each.unit() == total.unit())
                        .findFirst()
                        .orElseGet(() -> CampaignLine.none(total.category(), total.unit()));
                row.add(line.found());
                row.add(line.verified());
            }
            rows.add(row);
        }
        return new Page(name, rows, new Plot(say("发现与结案起数", "Cases found and closed"), 0, List.of(1, 2), false));
    }

    private Page progress() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(
                say("日期", "Day"),
                say("累计发现", "Found so far"),
                say("累计清除", "Removed so far"),
                say("累计结案", "Closed so far")));
        BigDecimal[] sums = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
        for (CampaignProgress.Day day : report.progress().days()) {
            sums[0] = sums[0].add(day.found());
            sums[1] = sums[1].add(day.removed());
            sums[2] = sums[2].add(day.verified());
            rows.add(List.of(day.day().toString(), sums[0], sums[1], sums[2]));
        }
        return new Page(say("进度", "Progress"), rows, new Plot(say("进度", "Progress"), 0, List.of(1, 2, 3), true));
    }

    private Page comparison() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(say("项目", "Line"), say("上年核查", "Verified then"), say("本年核查", "Verified now")));
        for (CampaignLine now : report.squads().totals()) {
            BigDecimal then = report.before().stream()
                    .filter(line -> line.category().equals(now.category()) && line.unit() == now.unit())
                    .map(CampaignLine::verified)
                    .findFirst()
                    .orElse(BigDecimal.ZERO);
            rows.add(List.of(words.line(now), then, now.verified()));
        }
        return new Page(
                say("与上年对比", "Year before"),
                rows,
                new Plot(report.campaign().previous().name(), 0, List.of(1, 2), false));
    }

    private Page cases() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(
                say("编号", "Number"),
                say("来源编号", "Source number"),
                say("类别", "Category"),
                say("状态", "State"),
                say("路线", "Route"),
                say("桩号", "Stake"),
                say("单位", "Lead"),
                say("乡镇", "Township"),
                say("数量", "Amounts"),
                say("发现", "Found"),
                say("结案", "Closed"),
                say("照片", "Photos")));
        for (CampaignCase issue : report.cases()) {
            rows.add(List.of(
                    issue.id(),
                    text(issue.sourceNumber()),
                    words.category(issue.category()),
                    words.state(issue.state()),
                    text(issue.route()),
                    text(issue.stake()),
                    issue.agency().name(),
                    issue.township() == null ? "" : issue.township().name(),
                    words.amounts(issue),
                    issue.foundAt().atZone(report.zone()).toLocalDate().toString(),
                    issue.closedAt() == null
                            ? ""
                            : issue.closedAt()
                                    .atZone(report.zone())
                                    .toLocalDate()
                                    .toString(),
                    issue.photos()));
        }
        return new Page(say("案件", "Cases"), rows, null);
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private String say(String chinese, String inEnglish) {
        return words.say(chinese, inEnglish);
    }
}
