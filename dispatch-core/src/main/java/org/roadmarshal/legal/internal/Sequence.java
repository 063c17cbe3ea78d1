package org.roadmarshal.legal.internal;

import static org.roadmarshal.legal.LegalSetting.*;
import static org.roadmarshal.legal.StepKind.*;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.legal.StepKind;

/** The table of the legal track: what may follow what, from which day, until which day, and by which article. */
final class Sequence {
    private static final String TWO = "行政处罚法第42条";
    private static final String DEMOLITION = "行政强制法第44条";
    private static final Predicate<Situation> ALWAYS = situation -> true;
    private static final Map<StepKind, Rule> RULES = new EnumMap<>(StepKind.class);

    static {
        enquiry();
        decision();
        party();
        coercion();
        course();
    }

    private Sequence() {}

    static Rule of(StepKind kind) {
        return RULES.get(kind);
    }

    private static void enquiry() {
        put(new Rule(INVESTIGATED, TWO + "、第54条")).after(FILED).officers().repeatable();
        put(new Rule(EVIDENCE_KEPT, "行政处罚法第56条")).after(FILED).officers().repeatable();
        put(new Rule(EVIDENCE_DISPOSED, "行政处罚法第56条"))
                .after(EVIDENCE_KEPT)
                .by(
                        Gate.done(EVIDENCE_KEPT, KEEPING_DAYS),
                        situation -> situation.history().after(EVIDENCE_KEPT, EVIDENCE_DISPOSED))
                .check(
                        situation -> situation.history().after(EVIDENCE_KEPT, EVIDENCE_DISPOSED),
                        "没有待处理的登记保存物品 / nothing is kept")
                .repeatable();
        put(new Rule(CORRECTION_ORDERED, "行政处罚法第28条"))
                .after(INVESTIGATED)
                .officers()
                .until();
        put(new Rule(NOTICE_GIVEN, "行政处罚法第44条")).after(CORRECTION_ORDERED).repeatable();
        put(new Rule(EXTENDED, EXTENSION_DAYS.article()))
                .after(FILED)
                .check(situation -> !situation.has(DECIDED), "已作出决定 / it is decided already");
    }

    private static void decision() {
        put(new Rule(LEGAL_REVIEWED, "行政处罚法第58条"))
                .after(NOTICE_GIVEN)
                .check(Sequence::heard, "当事人已申请听证，听证后方可审核（行政处罚法第58条、第65条） / the hearing comes first")
                .check(situation -> !situation.has(DECIDED), "已作出决定 / it is decided already")
                .by(Permission.CASE_REVIEW)
                .repeatable();
        put(new Rule(DECIDED, "行政处罚法第57条"))
                .after(LEGAL_REVIEWED)
                .from(Gate.delivered(NOTICE_GIVEN, STATEMENT_DAYS))
                .check(Situation::approved, "法制审核未通过，不得作出决定（行政处罚法第58条） / the legal review has not approved it")
                .check(Sequence::heard, "当事人已申请听证（行政处罚法第65条） / the hearing comes first")
                .check(
                        situation -> !situation.history().after(NOTICE_GIVEN, LEGAL_REVIEWED),
                        "重新告知后须再次法制审核（行政处罚法第58条） / a new notice asks for a new review")
                .by(Gate.done(FILED, DECISION_DAYS), situation -> !situation.has(DECIDED));
        put(new Rule(DELIVERED, DELIVERY_DAYS.article()))
                .after(FILED)
                .by(
                        Gate.done(DECIDED, DELIVERY_DAYS),
                        situation -> situation.has(DECIDED)
                                && situation.history().delivered(DECIDED).isEmpty())
                .repeatable();
        put(new Rule(DISCLOSED, "行政处罚法第48条"))
                .after(DECIDED)
                .by(Gate.done(DECIDED, PENALTY_DISCLOSURE_DAYS), situation -> !situation.has(DISCLOSED));
    }

    private static void party() {
        put(new Rule(COMPLIED, "行政处罚法第33条")).after(CORRECTION_ORDERED);
        put(new Rule(STATEMENT_HEARD, "行政处罚法第45条")).after(NOTICE_GIVEN).repeatable();
        put(new Rule(HEARING_REQUESTED, "行政处罚法第64条"))
                .after(NOTICE_GIVEN)
                .check(
                        situation -> situation
                                .history()
                                .last(NOTICE_GIVEN)
                                .map(step -> Boolean.TRUE.equals(step.details().hearing()))
                                .orElse(false),
                        "通知书未告知听证权利（行政处罚法第63条） / the notice tells of no hearing")
                .check(situation -> !situation.has(DECIDED), "已作出决定 / it is decided already")
                .by(Gate.delivered(NOTICE_GIVEN, STATEMENT_DAYS), situation -> false)
                .strict();
        put(new Rule(HEARING_NOTICED, "行政处罚法第64条第2项")).after(HEARING_REQUESTED).repeatable();
        put(new Rule(HEARING_HELD, "行政处罚法第64条"))
                .after(HEARING_NOTICED)
                .from(Gate.delivered(HEARING_NOTICED, HEARING_NOTICE_DAYS));
        put(new Rule(REMEDY_SOUGHT, "行政复议法第20条、行政诉讼法第46条")).after(DECIDED).repeatable();
        put(new Rule(REMEDY_ENDED, "行政复议法、行政诉讼法"))
                .after(REMEDY_SOUGHT)
                .check(Situation::remedyPending, "没有进行中的复议或诉讼 / nothing is pending")
                .repeatable();
    }

    private static void coercion() {
        put(new Rule(ANNOUNCED, DEMOLITION))
                .after(DECIDED)
                .from(Gate.delivered(DECIDED, DEMOLITION))
                .until()
                .repeatable();
        put(new Rule(URGED, "行政强制法第35条"))
                .after(DECIDED)
                .from(Gate.delivered(DECIDED, "行政强制法第35条"))
                .from(Gate.until(DECIDED, "行政强制法第34条、第35条"))
                .until()
                .repeatable();
        lapsed(
                put(new Rule(EXECUTION_DECIDED, "行政强制法第37条"))
                        .after(ANNOUNCED)
                        .after(URGED)
                        .from(Gate.delivered(URGED, "行政强制法第37条"))
                        .from(Gate.until(URGED, "行政强制法第37条"))
                        .from(Gate.until(ANNOUNCED, DEMOLITION))
                        .check(
                                Situation::demolition,
                                "只有违法建筑物、构筑物、设施可自行强制拆除，其他须代履行或申请法院（行政强制法第13条、第44条） / only structures are taken down by the bureau itself"),
                ALWAYS);
        lapsed(
                put(new Rule(SUBSTITUTE_DECIDED, "行政强制法第50条"))
                        .after(URGED)
                        .from(Gate.delivered(URGED, "行政强制法第50条"))
                        .from(Gate.until(URGED, "行政强制法第50条"))
                        .from(Gate.until(ANNOUNCED, DEMOLITION).where(Situation::demolition)),
                Situation::demolition);
        lapsed(
                        put(new Rule(COURT_APPLIED, "行政强制法第53条"))
                                .after(URGED)
                                .from(Gate.delivered(URGED, COURT_REMINDER_DAYS)),
                        ALWAYS)
                .by(Gate.delivered(DECIDED, COURT_MONTHS), Limits::courtOwed)
                .strict();
        put(new Rule(IMMEDIATE_PERFORMED, "行政强制法第52条"))
                .after(FILED)
                .officers()
                .note()
                .check(Situation::obstruction, "仅限道路上的遗洒物、障碍物或者污染物（行政强制法第52条） / only for what lies on the road");
        put(new Rule(EXECUTED, "行政强制法第37条、第51条"))
                .after(EXECUTION_DECIDED, SUBSTITUTE_DECIDED, COURT_APPLIED)
                .from(Gate.delivered(EXECUTION_DECIDED, "行政强制法第38条")
                        .where(situation -> situation.has(EXECUTION_DECIDED)))
                .from(Gate.delivered(SUBSTITUTE_DECIDED, "行政强制法第51条第1款第1项").where(Sequence::bySubstitute))
                .from(Gate.delivered(URGED, SUBSTITUTE_REMINDER_DAYS).where(Sequence::bySubstitute))
                .check(
                        situation ->
                                !bySubstitute(situation) || situation.history().after(URGED, SUBSTITUTE_DECIDED),
                        "代履行三日前须再次催告（行政强制法第51条第1款第2项） / before a substitute performance the party is reminded once more")
                .check(situation -> !situation.remedyPending(), "复议或诉讼尚未终结 / a review or a suit is pending")
                .officers();
    }

    private static void course() {
        put(new Rule(SUSPENDED, "行政强制法第39条")).after(FILED).note().repeatable();
        put(new Rule(RESUMED, "行政强制法第39条")).after(SUSPENDED).repeatable();
        put(new Rule(TERMINATED, "行政强制法第40条")).after(FILED).note();
        put(new Rule(CLOSED, "交通运输行政执法程序规定"))
                .after(EXECUTED, COMPLIED, IMMEDIATE_PERFORMED, DECIDED)
                .check(
                        situation -> !situation.has(DECIDED)
                                || situation.history().delivered(DECIDED).isPresent(),
                        "决定书尚未送达（行政处罚法第61条） / the decision is not delivered")
                .check(
                        situation -> situation.has(EXECUTED)
                                || situation.has(COMPLIED)
                                || situation.has(IMMEDIATE_PERFORMED)
                                || !situation.penalised(),
                        "决定尚未履行或者执行 / what was decided is neither done nor executed")
                .check(
                        situation -> !situation.history().after(EVIDENCE_KEPT, EVIDENCE_DISPOSED),
                        "登记保存物品尚未处理（行政处罚法第56条） / what was kept is not disposed of")
                .check(situation -> !situation.remedyPending(), "复议或诉讼尚未终结 / a review or a suit is pending");
    }

    /** Article 44: the party has let pass what it could do against the decision. */
    private static Rule lapsed(Rule rule, Predicate<Situation> where) {
        return rule.from(Gate.delivered(DECIDED, REVIEW_DAYS).where(where))
                .from(Gate.delivered(DECIDED, SUIT_MONTHS).where(where))
                .from(Gate.done(REMEDY_ENDED, SUIT_AFTER_REVIEW_DAYS)
                        .where(where)
                        .where(situation -> situation.has(REMEDY_ENDED)))
                .check(
                        situation -> !where.test(situation) || !situation.remedyPending(),
                        "复议或诉讼尚未终结 / a review or a suit is pending")
                .check(
                        situation -> !where.test(situation)
                                || !situation.demolition()
                                || rule.kind == COURT_APPLIED
                                || situation.has(ANNOUNCED),
                        "强制拆除前须公告（行政强制法第44条） / it must be announced first");
    }

    private static boolean heard(Situation situation) {
        return !situation.has(HEARING_REQUESTED) || situation.has(HEARING_HELD);
    }

    private static boolean bySubstitute(Situation situation) {
        return situation.has(SUBSTITUTE_DECIDED) && !situation.has(EXECUTION_DECIDED);
    }

    private static Rule put(Rule rule) {
        Optional.ofNullable(RULES.put(rule.kind, rule)).ifPresent(twice -> {
            throw new IllegalStateException(rule.kind + " has two rules");
        });
        return rule;
    }
}
