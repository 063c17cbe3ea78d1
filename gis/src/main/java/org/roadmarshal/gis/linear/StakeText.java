package org.roadmarshal.gis.linear;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roadmarshal.gis.linear.LinearException.Fault;

/**
 * What people write to say where on which route: {@code G101 K123+450 左}, {@code S210 ZK3+5-ZK3+800 右侧}, {@code G101 K50+622 前 上行}.
 *
 * @param route null where none is named
 * @param from the mark, or the first of a stretch
 * @param to the last of a stretch; null for a point
 * @param part of both marks; null where it is not said
 * @param side null where it is not said; a direction that is said means the side on which it drives, as traffic keeps to the right
 * @param direction null where it is not said
 */
public record StakeText(String route, Stake from, Stake to, StakePart part, Side side, Direction direction) {
    /** How a route is called: G101; a village's road may have nine digits. */
    public static final String ROUTE = "[GSXYCZ]\\d{1,9}";

    private static final String MARK = "(?:[A-Z]{0,2}K)?\\s*\\d+(?:\\s*[+.]\\s*\\d+(?:\\.\\d+)?)?";
    private static final Pattern TEXT = Pattern.compile("(?:(" + ROUTE + ")(?=[^\\d.+]|$))?[\\s,:]*(" + MARK
            + ")(?:\\s*(?:-|~|至|到|TO)\\s*(" + MARK + "))?[\\s,]*(.*)");
    private static final Pattern WORD = Pattern.compile(
            "\\(?(左侧|左|LEFT|L(?=\\W|$)|右侧|右|RIGHT|R(?=\\W|$)|上行|下行|断前|前|BEFORE|断后|后|AFTER|升|INCREASING|降|DECREASING)(?:方向|线)?\\)?[\\s,]*");
    private static final Pattern ROUTE_ONLY = Pattern.compile(ROUTE);

    /**
     * @param up what 上行 means here
     * @throws LinearException saying what cannot be read
     */
    public static StakeText parse(String text, Direction up) {
        String plain = Stake.plain(text);
        if (ROUTE_ONLY.matcher(plain).matches()) {
            throw new LinearException(
                    Fault.UNREADABLE, "%s has no stake mark; one is written like %s K123+450".formatted(text, plain));
        }
        Matcher whole = TEXT.matcher(plain);
        if (!whole.matches()) {
            throw new LinearException(
                    Fault.UNREADABLE,
                    "%s is not a place on a route; one is written like G101 K123+450".formatted(text));
        }
        Stake from = Stake.parse(whole.group(2));
        Stake to = whole.group(3) == null ? null : second(whole.group(3), from);
        StakePart part = null;
        Side side = null;
        Direction direction = null;
        Matcher word = WORD.matcher(whole.group(4));
        int read = 0;
        while (read < whole.group(4).length() && word.find(read) && word.start() == read) {
            switch (word.group(1)) {
                case "左侧", "左", "LEFT", "L" -> side = once(side, Side.LEFT, text);
                case "右侧", "右", "RIGHT", "R" -> side = once(side, Side.RIGHT, text);
                case "断前", "前", "BEFORE" -> part = once(part, StakePart.BEFORE, text);
                case "断后", "后", "AFTER" -> part = once(part, StakePart.AFTER, text);
                case "上行" -> direction = once(direction, up, text);
                case "下行" -> direction = once(direction, up.opposite(), text);
                case "升", "INCREASING" -> direction = once(direction, Direction.INCREASING, text);
                default -> direction = once(direction, Direction.DECREASING, text);
            }
            read = word.end();
        }
        if (read < whole.group(4).length()) {
            throw new LinearException(
                    Fault.UNREADABLE,
                    "%s: \"%s\" is not understood"
                            .formatted(text, whole.group(4).substring(read)));
        }
        if (side == null && direction != null) {
            side = direction == Direction.INCREASING ? Side.RIGHT : Side.LEFT;
        }
        return new StakeText(whole.group(1), from, to, part, side, direction);
    }

    /** The second mark of a stretch has the first one's prefix where it has none. */
    private static Stake second(String text, Stake from) {
        Stake to = Stake.parse(Character.isDigit(text.charAt(0)) ? from.prefix() + text : text);
        if (!to.prefix().equals(from.prefix())) {
            throw new LinearException(Fault.UNREADABLE, "%s and %s are not on one line".formatted(from, to));
        }
        return to;
    }

    private static <T> T once(T before, T now, String text) {
        if (before != null && before != now) {
            throw new LinearException(Fault.UNREADABLE, text + " says two things that cannot both be");
        }
        return now;
    }
}
