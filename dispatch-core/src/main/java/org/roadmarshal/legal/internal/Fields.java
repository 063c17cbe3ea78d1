package org.roadmarshal.legal.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roadmarshal.legal.DocumentKind;
import org.roadmarshal.legal.LegalSetting;
import org.roadmarshal.legal.Officer;
import org.roadmarshal.legal.PartyKind;
import org.roadmarshal.legal.StepDetails;
import org.roadmarshal.legal.StepKind;

/** What a template may ask for, by the name that it uses. */
public final class Fields {
    /** What Chinese forms have where there is nothing to say. */
    private static final String NOTHING = "／";

    private static final Map<String, Function<Paper, String>> TABLE = new LinkedHashMap<>();

    static {
        ofCase();
        ofParty();
        ofPlace();
        ofSteps();
        ofDelivery();
    }

    private Fields() {}

    public static Set<String> names() {
        return TABLE.keySet();
    }

    static Map<String, String> of(Paper paper) {
        Map<String, String> values = new LinkedHashMap<>();
        TABLE.forEach((name, value) -> values.put(name, orNothing(value.apply(paper))));
        return values;
    }

    private static void ofCase() {
        TABLE.put("案号", paper -> paper.legalCase().number());
        TABLE.put("文号", Paper::number);
        TABLE.put("文书名称", paper -> paper.kind().title());
        TABLE.put("机关名称", Paper::bureau);
        TABLE.put("承办机构", paper -> paper.legalCase().agency().name());
        TABLE.put("案由", paper -> paper.legalCase().cause());
        TABLE.put("法律依据", paper -> paper.legalCase().basis());
        TABLE.put("日期", paper -> Paper.chinese(paper.step().day()));
        TABLE.put("立案日期", paper -> day(paper, StepKind.FILED));
        TABLE.put("执法人员", paper -> Paper.joined(paper.officers(), Officer::name));
        TABLE.put("执法证号", paper -> Paper.joined(paper.officers(), Officer::certificateNo));
        TABLE.put("备注", paper -> paper.step().recorded().note());
    }

    private static void ofParty() {
        TABLE.put("当事人类型", paper -> paper.legalCase().party().kind() == PartyKind.PERSON ? "个人" : "单位");
        TABLE.put("当事人", paper -> paper.legalCase().party().name());
        TABLE.put("证件号码", paper -> paper.legalCase().party().idNumber());
        TABLE.put("地址", paper -> paper.legalCase().party().address());
        TABLE.put("电话", paper -> paper.legalCase().party().phone());
        TABLE.put("法定代表人", paper -> paper.legalCase().party().representative());
    }

    private static void ofPlace() {
        TABLE.put("问题编号", paper -> String.valueOf(paper.issue().id()));
        TABLE.put("地点", paper -> orElse(paper.issue().address(), orElse(township(paper), stake(paper))));
        TABLE.put("路线桩号", Fields::stake);
        TABLE.put("数量", paper -> paper.issue().quantities().stream()
                .map(each -> each.found().toPlainString()
                        + switch (each.unit()) {
                            case COUNT -> "处";
                            case M2 -> "平方米";
                            case T -> "吨";
                            case KM -> "公里";
                        })
                .collect(Collectors.joining("、")));
        TABLE.put(
                "发现日期",
                paper -> Paper.chinese(
                        paper.file().history().periods().day(paper.issue().foundAt())));
    }

    private static void ofSteps() {
        TABLE.put("违法事实", paper -> Stream.of(
                        Optional.of(paper.step()), paper.last(StepKind.NOTICE_GIVEN), paper.last(StepKind.INVESTIGATED))
                .flatMap(Optional::stream)
                .filter(step -> step.kind() != StepKind.DECIDED && step.kind() != StepKind.CLOSED)
                .map(step -> step.details().facts())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(paper.issue().description()));
        TABLE.put("改正期限", paper -> until(paper, StepKind.CORRECTION_ORDERED));
        TABLE.put("拟处罚", Fields::intended);
        TABLE.put("听证权利", Fields::hearing);
        TABLE.put("听证日期", paper -> details(paper, StepKind.HEARING_NOTICED, StepDetails::hearingOn));
        TABLE.put("审核意见", Fields::review);
        TABLE.put("审核人", paper -> paper.last(StepKind.LEGAL_REVIEWED)
                .map(step -> step.recorded().actor().name())
                .orElse(null));
        TABLE.put(
                "负责人",
                paper -> orElse(
                        paper.step().details().approver(), text(paper, StepKind.DECIDED, StepDetails::approver)));
        TABLE.put("决定日期", paper -> day(paper, StepKind.DECIDED));
        TABLE.put("决定文号", paper -> paper.newest(DocumentKind.DECISION)
                .map(document -> document.number())
                .orElse(null));
        TABLE.put("决定内容", paper -> text(paper, StepKind.DECIDED, StepDetails::facts));
        TABLE.put(
                "罚款金额",
                paper -> money(paper.last(StepKind.DECIDED)
                        .map(step -> step.details().fine())
                        .orElse(null)));
        TABLE.put("履行期限", paper -> until(paper, StepKind.DECIDED));
        TABLE.put("救济途径", paper -> "如不服本决定，可自收到之日起%d日内申请行政复议，或者在%d个月内向人民法院提起行政诉讼。"
                .formatted(number(paper, LegalSetting.REVIEW_DAYS), number(paper, LegalSetting.SUIT_MONTHS)));
        TABLE.put("公告期限", paper -> until(paper, StepKind.ANNOUNCED));
        TABLE.put("催告期限", paper -> until(paper, StepKind.URGED));
        TABLE.put("执行内容", Fields::executed);
        TABLE.put("执行日期", paper -> day(paper, StepKind.EXECUTED));
        TABLE.put("代履行费用", paper -> money(paper.step().details().cost()));
        TABLE.put("结案理由", paper -> text(paper, StepKind.CLOSED, StepDetails::facts));
    }

    private static void ofDelivery() {
        TABLE.put("送达文书", paper -> paper.deliveredDocument()
                .map(document -> document.kind().title())
                .orElse(null));
        TABLE.put("送达文号", paper -> paper.deliveredDocument()
                .map(document -> document.number())
                .orElse(null));
        TABLE.put(
                "送达方式",
                paper -> paper.step().details().way() == null
                        ? null
                        : paper.step().details().way().title());
        TABLE.put(
                "送达日期",
                paper -> paper.step().kind() == StepKind.DELIVERED
                        ? Paper.chinese(paper.step().day())
                        : null);
        TABLE.put(
                "生效日期",
                paper -> paper.step().kind() == StepKind.DELIVERED
                        ? Paper.chinese(paper.file().history().effective(paper.step()))
                        : null);
        TABLE.put("受送达人", paper -> paper.step().details().receiver());
        TABLE.put("见证人", paper -> paper.step().details().witness());
    }

    /** Where nobody wrote down an address: the stake stands beside it. */
    private static String township(Paper paper) {
        return paper.issue().township() == null
                ? null
                : paper.issue().township().name() + "境内";
    }

    private static String stake(Paper paper) {
        String side = paper.issue().side() == null
                ? ""
                : switch (paper.issue().side()) {
                    case LEFT -> "左侧";
                    case RIGHT -> "右侧";
                };
        return Stream.of(paper.issue().route(), paper.issue().stake(), side)
                .filter(text -> text != null && !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String intended(Paper paper) {
        return paper.last(StepKind.NOTICE_GIVEN)
                .filter(step -> step.details().hasFine())
                .map(step -> "罚款" + money(step.details().fine()) + "，并责令限期改正")
                .orElse("责令限期改正，逾期不改正的依法强制执行");
    }

    private static String hearing(Paper paper) {
        boolean told = paper.last(StepKind.NOTICE_GIVEN)
                .map(step -> Boolean.TRUE.equals(step.details().hearing()))
                .orElse(false);
        return told ? "根据《中华人民共和国行政处罚法》第六十三条、第六十四条的规定，你（单位）有权要求听证，可自收到本通知书之日起五个工作日内提出。" : "";
    }

    private static String review(Paper paper) {
        return paper.last(StepKind.LEGAL_REVIEWED)
                .map(step -> orElse(
                        step.details().facts(),
                        Boolean.TRUE.equals(step.details().approved()) ? "同意" : "不同意"))
                .orElse(null);
    }

    private static String executed(Paper paper) {
        return Stream.of(
                        Optional.of(paper.step()).filter(step -> step.kind() != StepKind.CLOSED),
                        paper.last(StepKind.EXECUTED),
                        paper.last(StepKind.IMMEDIATE_PERFORMED),
                        paper.last(StepKind.COMPLIED))
                .flatMap(Optional::stream)
                .map(step -> orElse(step.details().facts(), step.recorded().note()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(paper.last(StepKind.COMPLIED).isPresent() ? "当事人自行改正" : null);
    }

    private static int number(Paper paper, LegalSetting setting) {
        return paper.file().history().periods().settings().number(setting);
    }

    private static String day(Paper paper, StepKind kind) {
        return paper.last(kind).map(step -> Paper.chinese(step.day())).orElse(null);
    }

    private static String until(Paper paper, StepKind kind) {
        return details(paper, kind, StepDetails::until);
    }

    private static String details(Paper paper, StepKind kind, Function<StepDetails, LocalDate> part) {
        return paper.last(kind)
                .map(step -> part.apply(step.details()))
                .map(Paper::chinese)
                .orElse(null);
    }

    private static String text(Paper paper, StepKind kind, Function<StepDetails, String> part) {
        return paper.last(kind).map(step -> part.apply(step.details())).orElse(null);
    }

    private static String money(BigDecimal yuan) {
        return yuan == null || yuan.signum() == 0
                ? null
                : yuan.stripTrailingZeros().toPlainString() + "元";
    }

    private static String orElse(String text, String other) {
        return text == null || text.isEmpty() ? other : text;
    }

    private static String orNothing(String text) {
        return text == null ? NOTHING : text;
    }
}
