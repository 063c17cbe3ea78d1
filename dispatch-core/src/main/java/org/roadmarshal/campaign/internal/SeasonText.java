package org.roadmarshal.campaign.internal;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.roadmarshal.campaign.CampaignFigures;
import org.roadmarshal.campaign.CampaignFigures.Group;
import org.roadmarshal.campaign.CampaignLine;
import org.roadmarshal.campaign.CampaignProgress;
import org.roadmarshal.campaign.SeasonReport;
import org.roadmarshal.campaign.SeasonReport.PhotoPair;
import org.roadmarshal.campaign.SeasonReport.Taken;
import org.roadmarshal.document.Block;
import org.roadmarshal.document.Chart;
import org.roadmarshal.document.ChartPicture;

/** A season's report for paper. */
final class SeasonText {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int BLUE = 0x2f6fb5;
    private static final int GREEN = 0x2f8f6b;
    private static final int AMBER = 0xd08a1d;
    private static final int MOST_ROWS = 40;

    private final SeasonReport report;
    private final SeasonWords words;
    private final ChartPicture charts;
    private final boolean english;

    SeasonText(SeasonReport report, ChartPicture charts, boolean english) {
        this.report = report;
        this.charts = charts;
        this.english = english;
        this.words = new SeasonWords(report.categories(), english);
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        CampaignFigures all = report.squads();
        String name = english && report.campaign().nameEn() != null
                ? report.campaign().nameEn()
                : report.campaign().name();
        blocks.add(new Block.Title(name + say(" 总结报告", ": season report")));
        blocks.add(new Block.Line("%s – %s · %s · %s"
                .formatted(
                        report.campaign().startsOn(),
                        report.campaign().endsOn(),
                        report.campaign().agency().name(),
                        words.state(report.campaign().state()))));
        blocks.add(new Block.Line(say("共 %d 起，已结案 %d 起（%s），在办 %d 起。", "%d cases, %d closed (%s), %d open.")
                .formatted(
                        all.issues(),
                        all.issues() - all.open(),
                        SeasonWords.percent(all.issues() - all.open(), all.issues()),
                        all.open())));
        blocks.add(new Block.Line(say("生成时间：", "Made: ") + time(report.made()) + " (" + report.zone() + ")"));
        totals(blocks);
        comparison(blocks);
        groups(blocks, say("各队伍", "By squad"), report.squads(), true);
        groups(blocks, say("各路线", "By route"), report.routes(), false);
        groups(blocks, say("各乡镇", "By township"), report.townships(), false);
        progress(blocks);
        pairs(blocks);
        blocks.add(new Block.Heading(say("计数规则", "How it was counted")));
        blocks.add(new Block.Line(say(
                        "按发现日期计入；并案 %d 起、不予受理 %d 起、人工排除 %d 起不计。重叠的边沟只计一次，归先发现的案件。",
                        "By the day of finding; %d merged, %d rejected and %d left out by hand are not counted. Ditches that overlap count once, for the case found first.")
                .formatted(
                        all.left().merged(), all.left().rejected(), all.left().chosen())));
        return blocks;
    }

    private void totals(List<Block> blocks) {
        blocks.add(new Block.Heading(say("总体成果与目标", "Totals against targets")));
        List<CampaignLine> lines = report.squads().totals();
        blocks.add(new Block.Table(
                List.of(
                        say("项目", "Line"),
                        say("起数", "Cases"),
                        say("发现", "Found"),
                        say("清除", "Removed"),
                        say("核查", "Verified"),
                        say("目标", "Target"),
                        say("完成", "Done")),
                List.of(30, 10, 12, 12, 12, 12, 12),
                lines.stream()
                        .map(line -> List.of(
                                words.line(line),
                                String.valueOf(line.issues()),
                                line.found().toPlainString(),
                                line.removed().toPlainString(),
                                line.verified().toPlainString(),
                                line.target() == null ? "—" : line.target().toPlainString(),
                                SeasonWords.percent(line.verified(), SeasonWords.aim(line))))
                        .toList()));
        chart(
                blocks,
                new Chart(
                        "%",
                        lines.stream().map(words::line).toList(),
                        List.of(
                                series(say("清除", "Removed"), BLUE, lines, line -> line.removed()
                                        .doubleValue()),
                                series(say("核查", "Verified"), GREEN, lines, line -> line.verified()
                                        .doubleValue())),
                        false),
                say(
                        "各项清除、核查占目标（无目标时占发现量）的百分比",
                        "Removed and verified, per cent of the target (of what was found where there is none)"));
    }

    private static Chart.Series series(
            String name, int colour, List<CampaignLine> lines, ToDoubleFunction<CampaignLine> amount) {
        return new Chart.Series(
                name,
                lines.stream()
                        .map(line -> {
                            Double share = SeasonWords.share(amount.applyAsDouble(line), SeasonWords.aim(line));
                            return share == null ? 0.0 : share;
                        })
                        .toList(),
                colour);
    }

    private void comparison(List<Block> blocks) {
        if (report.before() == null) {
            return;
        }
        blocks.add(new Block.Heading(say("与上年对比：", "Compared with the year before: ")
                + report.campaign().previous().name()));
        List<List<String>> rows = new ArrayList<>();
        for (CampaignLine now : report.squads().totals()) {
            CampaignLine then = before(now);
            rows.add(List.of(
                    words.line(now),
                    then.found().toPlainString(),
                    now.found().toPlainString(),
                    then.verified().toPlainString(),
                    now.verified().toPlainString(),
                    change(then.verified().doubleValue(), now.verified().doubleValue())));
        }
        blocks.add(new Block.Table(
                List.of(
                        say("项目", "Line"),
                        say("上年发现", "Found then"),
                        say("本年发现", "Found now"),
                        say("上年核查", "Verified then"),
                        say("本年核查", "Verified now"),
                        say("增减", "Change")),
                List.of(30, 14, 14, 14, 14, 14),
                rows));
    }

    private CampaignLine before(CampaignLine now) {
        return report.before().stream()
                .filter(line -> line.category().equals(now.category()) && line.unit() == now.unit())
                .findFirst()
                .orElseGet(() -> CampaignLine.none(now.category(), now.unit()));
    }

    private static String change(double then, double now) {
        return then == 0 ? "—" : "%+.1f%%".formatted(100 * (now - then) / then);
    }

    private void groups(List<Block> blocks, String heading, CampaignFigures figures, boolean whole) {
        List<Group> shown = figures.groups().stream()
                .sorted((one, other) -> whole ? 0 : other.issues() - one.issues())
                .limit(whole ? Integer.MAX_VALUE : MOST_ROWS)
                .toList();
        blocks.add(new Block.Heading(
                shown.size() < figures.groups().size()
                        ? heading + say("（前 %d）", " (first %d)").formatted(MOST_ROWS)
                        : heading));
        blocks.add(new Block.Table(
                List.of(
                        figures == report.squads() ? say("队伍", "Squad") : say("名称", "Name"),
                        say("起数", "Cases"),
                        say("结案", "Closed"),
                        say("结案率", "Share"),
                        say("核查清除", "Verified")),
                List.of(20, 9, 9, 11, 51),
                shown.stream()
                        .map(group -> List.of(
                                words.name(group),
                                String.valueOf(group.issues()),
                                String.valueOf(group.issues() - group.open()),
                                SeasonWords.percent(group.issues() - group.open(), group.issues()),
                                words.amounts(group.lines())))
                        .toList()));
        if (whole) {
            chart(
                    blocks,
                    new Chart(
                            say("起", "cases"),
                            shown.stream().map(words::name).toList(),
                            List.of(
                                    counts(say("发现", "Found"), AMBER, shown, Group::issues),
                                    counts(say("结案", "Closed"), GREEN, shown, group -> group.issues() - group.open())),
                            false),
                    say("各队伍发现与结案起数", "Cases found and closed by squad"));
        }
    }

    private static Chart.Series counts(String name, int colour, List<Group> groups, Function<Group, Integer> count) {
        return new Chart.Series(
                name, groups.stream().map(group -> (double) count.apply(group)).toList(), colour);
    }

    private void progress(List<Block> blocks) {
        List<CampaignProgress.Day> days = report.progress().days();
        if (days.isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading(say("进度", "Progress")));
        List<Double> found = new ArrayList<>();
        List<Double> verified = new ArrayList<>();
        double foundSum = 0;
        double verifiedSum = 0;
        for (CampaignProgress.Day day : days) {
            found.add(foundSum += day.found().doubleValue());
            verified.add(verifiedSum += day.verified().doubleValue());
        }
        chart(
                blocks,
                new Chart(
                        say("起", "cases"),
                        days.stream().map(day -> day.day().toString()).toList(),
                        List.of(
                                new Chart.Series(say("累计发现", "Found so far"), found, AMBER),
                                new Chart.Series(say("累计结案", "Closed so far"), verified, GREEN)),
                        true),
                say("截至每日的累计起数", "Cases by the end of each day"));
    }

    private void pairs(List<Block> blocks) {
        if (report.pairs().isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading(say("整改前后", "Before and after")));
        for (PhotoPair pair : report.pairs()) {
            blocks.add(new Block.Line("#%d %s %s · %s · %s"
                    .formatted(
                            pair.issue().id(),
                            words.category(pair.issue().category()),
                            words.amounts(pair.issue()),
                            pair.issue().route() == null
                                    ? ""
                                    : pair.issue().route() + " "
                                            + (pair.issue().stake() == null
                                                    ? ""
                                                    : pair.issue().stake()),
                            pair.issue().agency().name())));
            if (pair.before().bytes() == null || pair.after().bytes() == null) {
                blocks.add(new Block.Line(say("照片无法读取", "A photo cannot be read")));
            } else {
                blocks.add(new Block.Pair(
                        photo(say("整改前", "Before"), pair.before()), photo(say("整改后", "After"), pair.after())));
            }
        }
    }

    private Block.Photo photo(String what, Taken taken) {
        return new Block.Photo(taken.bytes(), what + " " + time(taken.at()) + " #" + taken.evidenceId());
    }

    private void chart(List<Block> blocks, Chart chart, String caption) {
        blocks.add(new Block.Sketch(charts.png(chart), caption));
    }

    private String time(Instant at) {
        return CLOCK.format(at.atZone(report.zone()));
    }

    private String say(String chinese, String inEnglish) {
        return words.say(chinese, inEnglish);
    }
}
