package org.roadmarshal.intake;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roadmarshal.kernel.Coded;

/** How far an issue is, in as few words as the public needs. */
public enum PublicState implements Coded {
    RECEIVED("已收到", "registered", "to_verify"),
    ACCEPTED("已立案，正在安排处置", "filed", "dispatched"),
    IN_PROGRESS("正在处置", "in_progress", "parked"),
    CHECKING("已处置，待现场核查", "reported_done"),
    DONE("已处置完毕，经现场核查结案", "closed"),
    DECLINED("不属于受理范围，不予受理", "rejected"),
    MERGED("与已有的同一事项合并办理", "merged");

    private final String sentence;
    private final List<String> states;

    PublicState(String sentence, String... states) {
        this.sentence = sentence;
        this.states = List.of(states);
    }

    /** For people, in the language of the authority. */
    public String sentence() {
        return sentence;
    }

    /** Whether something is still to happen. */
    public boolean open() {
        return this != DONE && this != DECLINED && this != MERGED;
    }

    /** @param state of an issue; one that is not known here is somewhere on the way */
    public static PublicState of(String state) {
        return Stream.of(values())
                .filter(each -> each.states.contains(state))
                .findFirst()
                .orElse(IN_PROGRESS);
    }

    /** An SQL expression for the code of the public state of a column with an issue's state. */
    public static String sql(String column) {
        return Stream.of(values())
                .flatMap(each -> each.states.stream().map(state -> "when '%s' then '%s'".formatted(state, each.code())))
                .collect(Collectors.joining(" ", "case " + column + " ", " else '" + IN_PROGRESS.code() + "' end"));
    }

    /** The states of issues of which nothing is to happen any more, for SQL. */
    public static String endedSql() {
        return Stream.of(values())
                .filter(each -> !each.open())
                .flatMap(each -> each.states.stream())
                .collect(Collectors.joining("', '", "('", "')"));
    }
}
