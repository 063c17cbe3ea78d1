package org.roadmarshal.legal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.calendar.WorkingCalendar;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.legal.CaseState;
import org.roadmarshal.legal.CaseStep;
import org.roadmarshal.legal.LegalSettings;
import org.roadmarshal.legal.StepDetails;
import org.roadmarshal.legal.StepKind;

/**
 * The legal track as a table. A story is steps with their days: {@code >} is the day on which the step's document was delivered,
 * {@code )} the day until which the party has time. October 1 to 7, 2026 is a holiday, Saturday the 10th is worked for it.
 */
final class JudgementTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Map<LocalDate, Boolean> HOLIDAY = Stream.concat(
                    IntStream.rangeClosed(1, 7).mapToObj(day -> Map.entry(LocalDate.of(2026, 10, day), false)),
                    Stream.of(Map.entry(LocalDate.of(2026, 10, 10), true)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final Periods PERIODS = new Periods(
            new WorkingCalendar(ZONE, LocalTime.of(8, 30), LocalTime.of(17, 30), HOLIDAY),
            new LegalSettings(Map.of(), 1));

    /** What several stories begin with. */
    private static final Map<String, String> BEGINNINGS = Map.of(
            "NOTICED",
                    "filed 03-02, investigated 03-03, correction_ordered 03-04 )03-06, notice_given 03-06 >03-09 hearing",
            "REVIEWED",
                    "filed 03-02, investigated 03-03, correction_ordered 03-04 )03-06, notice_given 03-06 >03-09 hearing, legal_reviewed 03-13 approved",
            "DECIDED",
                    "filed 03-02, investigated 03-03, correction_ordered 03-04 )03-06, notice_given 03-06 >03-09, legal_reviewed 03-13 approved, decided 03-17 >03-18 )04-01");

    @ParameterizedTest(name = "{0}: {1} on {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // what follows what
                "filed 03-02                                 | correction_ordered | 03-05 |            | 须先调查取证",
                "filed 03-02, investigated 03-03             | notice_given       | 03-05 |            | 须先责令改正",
                "filed 03-02, investigated 03-03             | legal_reviewed     | 03-05 |            | 须先违法行为通知",
                "NOTICED                                     | decided            | 03-20 |            | 须先法制审核",
                "REVIEWED                                    | urged              | 03-20 |            | 须先作出决定",
                "REVIEWED                                    | announced          | 03-20 |            | 须先作出决定",
                "DECIDED                                     | execution_decided  | 12-01 |            | 须先执行公告",
                "DECIDED, announced 03-20 )04-10             | execution_decided  | 12-01 |            | 须先催告",
                "DECIDED                                     | executed           | 12-01 |            | 须先强制执行决定或代履行决定或申请法院强制执行",
                "DECIDED                                     | closed             | 03-20 |            | 尚未履行或者执行",
                "filed 03-02                                 | filed              | 03-02 |            | 已立案",
                "DECIDED                                     | decided            | 03-20 |            | 已记录",
                // five working days for statement and hearing, over a weekend and over the holiday
                "REVIEWED                                    | decided            | 03-16 | 03-17      | 行政处罚法第44条、第45条、第64条第1项、第85条",
                "REVIEWED                                    | decided            | 03-17 | 03-17      | lawful",
                "filed 09-02, investigated 09-03, correction_ordered 09-04 )09-06, notice_given 09-29 >09-30, legal_reviewed 10-09 approved | decided | 10-13 | 10-14 | 第64条第1项",
                "filed 09-02, investigated 09-03, correction_ordered 09-04 )09-06, notice_given 09-29 >09-30, legal_reviewed 10-09 approved | decided | 10-14 | 10-14 | lawful",
                // a notice that hung thirty days
                "filed 03-02, investigated 03-03, correction_ordered 03-04 )03-06, notice_given 03-06 !03-09, legal_reviewed 03-13 approved | decided | 04-15 | 04-16 | 行政处罚法",
                "filed 03-02, investigated 03-03, correction_ordered 03-04 )03-06, notice_given 03-06, legal_reviewed 03-13 approved | decided | 04-15 | | 尚未送达",
                "NOTICED, legal_reviewed 03-13               | decided            | 03-18 |            | 法制审核未通过",
                // the hearing
                "NOTICED                                     | hearing_requested  | 03-16 |            | lawful",
                "NOTICED                                     | hearing_requested  | 03-17 |            | not lawful after 2026-03-16",
                "NOTICED, hearing_requested 03-10            | legal_reviewed     | 03-18 |            | 听证后方可审核",
                "NOTICED, hearing_requested 03-10, hearing_noticed 03-09 >03-09 | hearing_held | 03-18 | 03-19 | 行政处罚法第64条第2项、第85条",
                "NOTICED, hearing_requested 03-10, hearing_noticed 03-09 >03-09 | hearing_held | 03-19 | 03-19 | lawful",
                "filed 03-02, investigated 03-03, correction_ordered 03-04 )03-06, notice_given 03-06 >03-09 | hearing_requested | 03-10 | | 未告知听证权利",
                // coercion: the decision's own time, then the urging's
                "DECIDED                                     | urged              | 04-01 | 04-02      | 行政强制法第34条、第35条",
                "DECIDED                                     | urged              | 04-02 | 04-02      | lawful",
                "DECIDED                                     | announced          | 03-17 | 03-18      | 行政强制法第44条",
                "DECIDED                                     | announced          | 03-18 | 03-18      | lawful",
                // demolition: announced, urged, and both review (60 days) and suit (6 months) have lapsed
                "DECIDED, announced 03-20 )04-10, urged 04-02 >04-02 )04-12 | execution_decided | 05-20 | 09-19 | 行政诉讼法第46条",
                "DECIDED, announced 03-20 )04-10, urged 04-02 >04-02 )04-12 | execution_decided | 09-18 | 09-19 | 行政诉讼法第46条",
                "DECIDED, announced 03-20 )04-10, urged 04-02 >04-02 )04-12 | execution_decided | 09-19 | 09-19 | lawful",
                "DECIDED, announced 09-20 )10-20, urged 04-02 >04-02 )04-12 | execution_decided | 10-20 | 10-21 | 行政强制法第44条",
                "DECIDED, announced 03-20 )04-10, urged 10-08 >10-09 )10-30 | execution_decided | 10-15 | 10-31 | 行政强制法第37条",
                "DECIDED, announced 03-20 )04-10, urged 04-02 >04-02 )04-12, remedy_sought 05-01 review | execution_decided | 10-15 | | 复议或诉讼尚未终结",
                "DECIDED, announced 03-20 )04-10, urged 04-02 >04-02 )04-12, remedy_sought 05-01 review, remedy_ended 12-01 | execution_decided | 12-16 | 12-17 | 行政诉讼法第45条",
                "DECIDED, announced 03-20 )04-10, urged 04-02 >04-02 )04-12, remedy_sought 05-01 review, remedy_ended 12-01 | execution_decided | 12-17 | 12-17 | lawful",
                "DECIDED, announced 03-20 )04-10, urged 04-02 >04-02 )04-12 | substitute_decided | 04-13 | 09-19 | 行政诉讼法第46条",
                "CLUTTER DECIDED, announced 03-20 )04-10, urged 04-02 >04-02 )04-09 | execution_decided | 12-01 | | 自行强制拆除",
                // substitute performance: urged, decided, delivered, reminded again three working days before
                "CLUTTER DECIDED, urged 04-02 >04-02 )04-09  | substitute_decided | 04-09 | 04-10      | 行政强制法第50条",
                "CLUTTER DECIDED, urged 04-02 >04-02 )04-09  | substitute_decided | 04-10 | 04-10      | lawful",
                "CLUTTER DECIDED, urged 04-02 >04-02 )04-09, substitute_decided 04-10 >04-10 | executed | 04-20 | | 再次催告",
                "CLUTTER DECIDED, urged 04-02 >04-02 )04-09, substitute_decided 04-10 >04-10, urged 04-13 >04-13 )04-16 | executed | 04-16 | 04-17 | 行政强制法第51条第1款第2项、第69条",
                "CLUTTER DECIDED, urged 04-02 >04-02 )04-09, substitute_decided 04-10 >04-10, urged 04-13 >04-13 )04-16 | executed | 04-17 | 04-17 | lawful",
                "CLUTTER DECIDED, urged 04-02 >04-02 )04-09, substitute_decided 04-10, urged 04-13 >04-13 )04-16 | executed | 04-20 | | 尚未送达",
                // the court: lapsed, ten working days after the urging (over the holiday), within three months
                "CLUTTER DECIDED, urged 09-24 >09-25 )09-30  | court_applied      | 10-15 | 10-16      | 行政强制法第54条、第69条",
                "CLUTTER DECIDED, urged 09-24 >09-25 )09-30  | court_applied      | 10-16 | 10-16      | lawful",
                "CLUTTER DECIDED, urged 04-02 >04-02 )04-09  | court_applied      | 09-18 | 09-19      | 行政诉讼法第46条",
                "CLUTTER DECIDED, urged 04-02 >04-02 )04-09  | court_applied      | 12-18 | 09-19      | lawful",
                "CLUTTER DECIDED, urged 04-02 >04-02 )04-09  | court_applied      | 12-19 | 09-19      | not lawful after 2026-12-18",
                // at once, where it lies on the road
                "CLUTTER filed 03-02                         | immediate_performed | 03-02 |           | lawful",
                "filed 03-02                                 | immediate_performed | 03-02 |           | 行政强制法第52条",
                "CLUTTER filed 03-02, immediate_performed 03-02 | closed          | 03-03 |            | lawful",
                // the course
                "DECIDED, suspended 03-20                    | urged              | 04-10 |            | 案件已中止",
                "filed 03-02                                 | resumed            | 03-03 |            | 案件未中止",
                "DECIDED, suspended 03-20                    | resumed            | 04-10 |            | lawful",
                "DECIDED, terminated 03-20                   | urged              | 04-10 |            | 案件已结束",
                "filed 03-02, investigated 03-03, correction_ordered 03-04 )03-06, complied 03-05 | closed | 03-06 | | lawful",
                "filed 03-02, evidence_kept 03-03, investigated 03-03, correction_ordered 03-04 )03-06, complied 03-05 | closed | 03-06 | | 登记保存物品尚未处理",
                "NOTICED, legal_reviewed 03-13 approved, decided 03-17 >03-18 nopenalty | closed | 03-19 |    | lawful",
                "NOTICED, legal_reviewed 03-13 approved, decided 03-17 nopenalty | closed | 03-19 |           | 尚未送达",
            })
    void lawful(String story, String kind, String day, String earliest, String said) {
        Verdict verdict =
                Judgement.of(situation(story), Coded.of(StepKind.class, kind), LocalDate.parse("2026-" + day));
        if (said.equals("lawful")) {
            assertThat(verdict.reason()).isNull();
        } else {
            assertThat(verdict.reason()).contains(said);
        }
        assertThat(verdict.earliest()).isEqualTo(earliest == null ? null : LocalDate.parse("2026-" + earliest));
        if (earliest != null && !verdict.lawful() && !said.startsWith("not lawful after")) {
            assertThat(verdict.reason()).contains("2026-" + earliest);
        }
    }

    @ParameterizedTest(name = "{0}: {1} until {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // ninety days end on a Sunday; thirty more; ten on which the clock stood
                "filed 03-02                                            | decided           | 06-01 | 行政处罚法第60条",
                "filed 03-02, extended 05-20                            | decided           | 06-30 | 行政处罚法第60条",
                "filed 03-02, suspended 03-10, resumed 03-20            | decided           | 06-10 | 行政处罚法第60条",
                "filed 03-02, evidence_kept 03-03                       | evidence_disposed | 03-12 | 行政处罚法第56条、第85条",
                "NOTICED, legal_reviewed 03-13 approved, decided 03-17  | delivered         | 03-26 | 行政处罚法第61条、第85条",
                "DECIDED                                                | disclosed         | 03-26 | 国办发",
                "NOTICED, legal_reviewed 03-13 approved, decided 03-17 >03-17 nopenalty | disclosed | 04-14 | 国办发",
                "DECIDED, disclosed 03-18                               | court_applied     | 12-18 | 行政强制法第53条",
                "DECIDED, disclosed 03-18, remedy_sought 05-01 review, remedy_ended 12-01 | court_applied | 03-16 | 行政强制法第53条",
                "filed 03-02, suspended 03-10                           | -                 |       | ",
                "DECIDED, disclosed 03-18, complied 04-01               | -                 |       | ",
            })
    void owed(String story, String kind, String day, String article) {
        List<Limits.Limit> limits = Limits.running(situation(story));
        if (kind.equals("-")) {
            assertThat(limits).isEmpty();
            return;
        }
        Limits.Limit first = limits.stream()
                .filter(limit -> limit.step().code().equals(kind))
                .findFirst()
                .orElseThrow();
        LocalDate expected = LocalDate.parse((day.startsWith("03-16") ? "2027-" : "2026-") + day);
        assertThat(first.day()).isEqualTo(expected);
        assertThat(first.article()).startsWith(article);
    }

    @ParameterizedTest(name = "{0} rests: {1}")
    @CsvSource({
        "2026-10-13T02:00:00Z, false", // Tuesday at ten
        "2026-10-13T14:00:00Z, true", // at ten in the evening
        "2026-10-13T13:59:00Z, false",
        "2026-10-12T21:59:00Z, true", // just before six
        "2026-10-12T22:00:00Z, false",
        "2026-10-05T02:00:00Z, true", // the holiday
        "2026-10-10T02:00:00Z, false", // a Saturday that is worked
        "2026-10-11T02:00:00Z, true", // a Sunday
    })
    void nobodyExecutesAtNightOrOnAHoliday(Instant at, boolean rests) {
        assertThat(PERIODS.rests(at)).isEqualTo(rests);
    }

    private static Situation situation(String story) {
        boolean clutter = story.startsWith("CLUTTER ");
        String told = clutter ? story.substring("CLUTTER ".length()) : story;
        for (Map.Entry<String, String> beginning : BEGINNINGS.entrySet()) {
            told = told.replace(beginning.getKey(), beginning.getValue());
        }
        List<CaseStep> steps = new ArrayList<>();
        Map<Long, Integer> documents = new HashMap<>();
        for (String each : told.strip().split(" *, *")) {
            tell(each, steps, documents);
        }
        History history = new History(steps, documents, PERIODS);
        CaseState state = history.has(StepKind.TERMINATED)
                ? CaseState.TERMINATED
                : history.after(StepKind.SUSPENDED, StepKind.RESUMED) ? CaseState.SUSPENDED : CaseState.OPEN;
        return new Situation(history, state, !clutter, clutter);
    }

    private static void tell(String text, List<CaseStep> steps, Map<Long, Integer> documents) {
        String[] words = text.split(" ");
        Map<String, Object> details = new HashMap<>();
        String delivered = null;
        String way = "post";
        for (String word : List.of(words).subList(2, words.length)) {
            switch (word.charAt(0)) {
                case ')' -> details.put("until", "2026-" + word.substring(1));
                case '>' -> delivered = word.substring(1);
                case '!' -> {
                    delivered = word.substring(1);
                    way = "public_notice";
                }
                case 'h' -> details.put("hearing", true);
                case 'a' -> details.put("approved", true);
                case 'n' -> details.put("penalty", false);
                default -> details.put("remedy", word);
            }
        }
        steps.add(step(steps.size() + 1, Coded.of(StepKind.class, words[0]), words[1], details));
        if (delivered != null) {
            documents.put((long) steps.size(), steps.size());
            steps.add(step(
                    steps.size() + 1,
                    StepKind.DELIVERED,
                    delivered,
                    Map.of("documentId", (long) steps.size(), "way", way)));
        }
    }

    private static CaseStep step(int n, StepKind kind, String day, Map<String, Object> details) {
        Instant at = LocalDate.parse("2026-" + day).atTime(9, 0).atZone(ZONE).toInstant();
        return new CaseStep(
                n,
                kind,
                at,
                at,
                new Named(1, "x"),
                null,
                List.of(),
                Json.read(Json.write(details), StepDetails.class),
                null,
                null,
                "");
    }
}
