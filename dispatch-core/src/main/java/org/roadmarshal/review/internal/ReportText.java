package org.roadmarshal.review.internal;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roadmarshal.document.Block;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.review.Figure;
import org.roadmarshal.review.IncidentReport;
import org.roadmarshal.review.Target;
import org.roadmarshal.task.Milestone;
import org.roadmarshal.task.Task;

/** What a report says, in Chinese or English. */
final class ReportText {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final IncidentReport report;
    private final ReportWords words;
    private final FactWords facts;
    private final boolean english;

    ReportText(IncidentReport report, Locale locale) {
        this.report = report;
        this.english = locale.getLanguage().equals("en");
        this.words = new ReportWords(english);
        this.facts = new FactWords(words, english);
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Incident incident = report.incident();
        blocks.add(new Block.Title(say("事件复盘报告", "After-action report") + "  #" + incident.id()));
        blocks.add(new Block.Line(say("生成时间：", "Made: ") + time(report.made()) + "  (" + report.zone() + ")"));
        blocks.add(new Block.Heading(say("事件", "Incident")));
        blocks.add(incident(incident));
        sketch(blocks);
        blocks.add(new Block.Heading(say("任务节点", "Milestones")));
        report.tasks().forEach(task -> blocks.addAll(milestones(task)));
        blocks.add(new Block.Heading(say("用时与目标", "Times against targets")));
        blocks.add(figures());
        blocks.add(new Block.Heading(say("何时告知何人", "Who was told what, and when")));
        blocks.add(told());
        blocks.add(new Block.Heading(say("日志", "Journal")));
        blocks.add(journal());
        blocks.add(new Block.Heading(say("照片", "Photos")));
        blocks.add(photos());
        return blocks;
    }

    private Block incident(Incident incident) {
        List<List<String>> rows = new ArrayList<>();
        row(rows, say("摘要", "Summary"), incident.summary());
        row(rows, say("类别", "Category"), english ? report.categoryNameEn() : report.categoryName());
        row(rows, say("等级", "Priority"), String.valueOf(incident.priority()));
        row(rows, say("状态", "State"), words.state(incident.state().code()));
        row(rows, say("辖区", "Squad"), incident.agency().name());
        row(rows, say("地址", "Address"), incident.address());
        row(rows, say("桩号", "Stake"), incident.stake());
        row(rows, say("位置", "Place"), place(incident.location()));
        row(rows, say("描述", "Description"), incident.description());
        row(rows, say("接报", "Known"), time(incident.createdAt()));
        row(rows, say("结束", "Ended"), time(incident.closedAt()));
        row(rows, say("结果", "Outcome"), incident.outcome());
        return new Block.Table(List.of(), List.of(22, 78), rows);
    }

    private static void row(List<List<String>> rows, String name, String value) {
        if (value != null && !value.isEmpty()) {
            rows.add(List.of(name, value));
        }
    }

    private void sketch(List<Block> blocks) {
        MapSketch sketch = new MapSketch(report);
        blocks.add(new Block.Heading(say("示意图", "Sketch")));
        blocks.add(new Block.Sketch(
                sketch.png(),
                say(
                                "红叉：事件；蓝线：处置单元轨迹；绿点：上报节点的位置；灰线：道路；左下黑线长 %d 米。上为北。",
                                "Red cross: the incident; blue: the units' tracks; green dots: where milestones were reported; grey: roads; the black bar is %d m long. North is up.")
                        .formatted(sketch.barMetres())));
    }

    private List<Block> milestones(Task task) {
        List<List<String>> rows = task.milestones().stream()
                .map(step -> List.of(
                        words.milestone(step.milestone()),
                        time(step.deviceTime()),
                        time(step.at()),
                        step.actor() == null ? "" : words.name(step.actor()),
                        why(step)))
                .toList();
        return List.of(
                new Block.Line("%s  %s #%d  %s"
                        .formatted(
                                task.unit().name(),
                                say("任务", "task"),
                                task.id(),
                                task.agency().name())),
                new Block.Table(
                        List.of(
                                say("节点", "Milestone"),
                                say("设备时间", "Device time"),
                                say("服务器时间", "Server time"),
                                say("上报人", "By"),
                                say("原因", "Reason")),
                        List.of(16, 24, 24, 18, 18),
                        rows));
    }

    private Block figures() {
        List<List<String>> rows = new ArrayList<>();
        for (Figure figure : report.figures()) {
            String targets = String.join(
                    "; ",
                    report.targets().stream()
                            .filter(target -> target.measure() == figure.measure())
                            .map(Target::seconds)
                            .map(seconds -> "≤ " + seconds)
                            .toList());
            rows.add(List.of(
                    MeasureNames.of(figure.measure(), english),
                    String.valueOf(figure.count()),
                    figure.p50Seconds() == null ? "" : String.valueOf(figure.p50Seconds()),
                    figure.p90Seconds() == null ? "" : String.valueOf(figure.p90Seconds()),
                    targets,
                    String.join(
                            "; ",
                            figure.within().stream()
                                    .map(within -> within + "/" + figure.count())
                                    .toList())));
        }
        return new Block.Table(
                List.of(
                        say("指标", "Measure"),
                        say("次数", "Count"),
                        say("P50（秒）", "P50 (s)"),
                        say("P90（秒）", "P90 (s)"),
                        say("目标（秒）", "Target (s)"),
                        say("达标", "Within")),
                List.of(24, 12, 16, 16, 16, 16),
                rows);
    }

    /** A line a unit: when it was offered, when that arrived, was read and answered; each further offer and escalation on its own. */
    private Block told() {
        List<List<String>> rows = new ArrayList<>();
        for (Task task : report.tasks()) {
            for (Milestone step : task.milestones()) {
                String what = words.told(step.milestone());
                if (what != null) {
                    Instant at = step.deviceTime() == null ? step.at() : step.deviceTime();
                    rows.add(List.of(time(at), task.unit().name(), what, why(step)));
                }
            }
        }
        rows.sort((one, other) -> one.get(0).compareTo(other.get(0)));
        return new Block.Table(
                List.of(say("时间", "Time"), say("单元", "Unit"), say("事项", "What"), say("原因", "Reason")),
                List.of(24, 18, 36, 22),
                rows);
    }

    private String why(Milestone step) {
        return Stream.of(step.reasonCode() == null ? "" : words.declined(step.reasonCode()), step.reason())
                .filter(said -> said != null && !said.isEmpty())
                .collect(Collectors.joining(say("；", "; ")));
    }

    private Block journal() {
        return new Block.Table(
                List.of(
                        say("序号", "No."),
                        say("服务器时间", "Server time"),
                        say("设备时间", "Device time"),
                        say("事实", "Fact"),
                        say("经手", "By")),
                List.of(8, 20, 20, 38, 14),
                report.facts().stream().map(this::fact).toList());
    }

    private List<String> fact(Fact fact) {
        String note = Json.tree(fact.data()).path("note").asText("");
        return List.of(
                String.valueOf(fact.seq()),
                time(fact.at()),
                time(fact.deviceAt()),
                (facts.of(fact) + " " + note).strip(),
                words.name(fact.actor()));
    }

    private Block photos() {
        return new Block.Table(
                List.of(say("拍摄", "Taken"), say("收到", "Received"), say("拍摄人", "By"), "SHA-256"),
                List.of(18, 18, 14, 50),
                report.photos().stream()
                        .map(photo ->
                                List.of(time(photo.capturedAt()), time(photo.receivedAt()), photo.by(), photo.sha256()))
                        .toList());
    }

    private static String place(Location place) {
        return "%.6f, %.6f (WGS-84)".formatted(place.lon(), place.lat());
    }

    private String time(Instant at) {
        return at == null ? "" : CLOCK.format(at.atZone(report.zone()));
    }

    private String say(String chinese, String inEnglish) {
        return english ? inEnglish : chinese;
    }
}
