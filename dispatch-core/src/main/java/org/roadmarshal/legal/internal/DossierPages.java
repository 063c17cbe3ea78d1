package org.roadmarshal.legal.internal;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.roadmarshal.document.Block;
import org.roadmarshal.document.Block.Align;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.legal.CaseDocument;
import org.roadmarshal.legal.CaseStep;
import org.roadmarshal.legal.LegalCase;
import org.roadmarshal.legal.Officer;
import org.roadmarshal.legal.StepKind;

/** The pages of a dossier that are no document of their own. */
final class DossierPages {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Dossier dossier;

    DossierPages(Dossier dossier) {
        this.dossier = dossier;
    }

    List<Block> cover() {
        LegalCase legalCase = dossier.file().legalCase();
        History history = dossier.file().history();
        return List.of(
                new Block.Paragraph("\n\n" + dossier.bureau(), Align.CENTRE, 22, true),
                new Block.Paragraph("行政执法案卷\n\n", Align.CENTRE, 28, true),
                new Block.Form(List.of(
                        row("案号", legalCase.number()),
                        row("案由", legalCase.cause()),
                        row("当事人", legalCase.party().name()),
                        row("承办机构", legalCase.agency().name()),
                        row("执法人员", officers(history)),
                        row("立案日期", day(history, StepKind.FILED)),
                        row("决定日期", day(history, StepKind.DECIDED)),
                        row("结案日期", day(history, StepKind.CLOSED)),
                        row("路域环境问题", String.valueOf(dossier.issue().id())))));
    }

    List<Block> deliveries() {
        List<List<String>> rows = new ArrayList<>();
        for (History.Done step : dossier.file().history().steps()) {
            if (step.kind() == StepKind.DELIVERED) {
                Optional<CaseDocument> document = dossier.file().documents().stream()
                        .filter(each ->
                                Long.valueOf(each.id()).equals(step.details().documentId()))
                        .findFirst();
                rows.add(List.of(
                        document.map(each -> each.kind().title() + " " + each.number())
                                .orElse(""),
                        step.details().way().title(),
                        step.day().toString(),
                        dossier.file().history().effective(step).toString(),
                        text(step.details().receiver()),
                        text(step.details().witness())));
            }
        }
        return List.of(
                title("送达情况"),
                new Block.Table(
                        List.of("文书", "方式", "送达日", "视为送达", "收件人", "见证人"), List.of(38, 14, 13, 13, 11, 11), rows));
    }

    List<Block> photos() {
        List<Block> blocks = new ArrayList<>(List.of(title("现场照片")));
        for (Dossier.Photo photo : dossier.photos()) {
            Evidence evidence = photo.evidence();
            String caption =
                    "照片 %d，拍摄时间 %s，SHA-256 %s".formatted(evidence.id(), time(evidence.capturedAt()), evidence.sha256());
            blocks.add(ViewingCopy.of(photo.bytes())
                    .<Block>map(copy -> new Block.Photo(copy, caption))
                    .orElseGet(() -> new Block.Line(caption)));
        }
        if (dossier.photos().isEmpty()) {
            blocks.add(new Block.Line("—"));
        }
        return blocks;
    }

    List<Block> record() {
        List<CaseStep> steps = dossier.file().steps();
        List<List<String>> rows = new ArrayList<>();
        for (CaseStep step : steps) {
            String what = step.kind().title()
                    + (step.corrects() == null ? "" : "（第" + step.corrects() + "步）")
                    + (step.note() == null ? "" : "：" + step.note());
            rows.add(List.of(
                    String.valueOf(step.n()),
                    what,
                    time(step.at()),
                    time(step.recordedAt()),
                    step.actor().name(),
                    Paper.joined(step.officers(), Officer::name),
                    step.hash().substring(0, 16)));
        }
        return List.of(
                title("执法全过程记录"),
                new Block.Table(
                        List.of("序", "事项", "发生时间", "记录时间", "记录人", "执法人员", "哈希"),
                        List.of(5, 27, 16, 16, 11, 12, 13),
                        rows),
                new Block.Line(StepChain.whole(steps) ? "哈希链校验：一致" : "哈希链校验：不一致，记录可能被改动"));
    }

    List<Block> journal() {
        List<List<String>> rows = new ArrayList<>();
        for (Fact fact : dossier.journal()) {
            rows.add(List.of(
                    String.valueOf(fact.seq()),
                    time(fact.at()),
                    "%s（%s）".formatted(title(fact), fact.kind()),
                    fact.actor().name(),
                    HexFormat.of().formatHex(fact.hash()).substring(0, 32)));
        }
        return List.of(
                title("日志摘录"),
                new Block.Table(List.of("序号", "时间", "事项", "操作人", "哈希"), List.of(10, 20, 30, 14, 26), rows));
    }

    /** A fact is a step of the case under its code, or one of these. */
    private static String title(Fact fact) {
        String verb = fact.kind().substring(fact.kind().indexOf('.') + 1);
        return switch (verb) {
            case "opened" -> StepKind.FILED.title();
            case "changed" -> "更改案件信息";
            case "document_produced" -> "制作文书";
            default -> Coded.of(StepKind.class, verb).title();
        };
    }

    private static Block title(String text) {
        return new Block.Paragraph(text, Align.CENTRE, 18, true);
    }

    private static List<Block.Cell> row(String label, String value) {
        return List.of(new Block.Cell(label, 25), new Block.Cell(text(value), 75));
    }

    private static String officers(History history) {
        return history.last(StepKind.INVESTIGATED)
                .map(step -> Paper.joined(step.recorded().officers(), Officer::name))
                .orElse("");
    }

    private static String day(History history, StepKind kind) {
        return history.last(kind).map(step -> Paper.chinese(step.day())).orElse("");
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private String time(Instant at) {
        return at.atZone(dossier.file().history().periods().calendar().zone()).format(TIME);
    }
}
