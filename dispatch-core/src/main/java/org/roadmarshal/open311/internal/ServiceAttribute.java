package org.roadmarshal.open311.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.QuantityUnit;

/**
 * What may be said of an issue beside where and what it is. None is required: a citizen rarely has a tape measure.
 *
 * @param datatype of the standard
 * @param hint what the value looks like, or null
 * @param values key to name, for lists; else empty
 */
public record ServiceAttribute(
        String code, String datatype, String hint, String description, Map<String, String> values) {
    public static final String STAKE = "stake";
    public static final String SIDE = "side";
    static final String HINDERS = "hinders";

    private static final BigDecimal MOST = BigDecimal.valueOf(100_000_000);
    private static final int LONGEST = 200;
    private static final int MOST_DECIMALS = 3;
    private static final Map<QuantityUnit, String> UNITS = Map.of(
            QuantityUnit.COUNT, "数量（处）",
            QuantityUnit.M2, "面积（平方米）",
            QuantityUnit.T, "重量（吨）",
            QuantityUnit.KM, "长度（公里）");

    static List<ServiceAttribute> of(IssueCategory category) {
        List<ServiceAttribute> attributes = new ArrayList<>();
        for (QuantityUnit unit : category.units()) {
            attributes.add(new ServiceAttribute(unit.code(), "number", "0", UNITS.get(unit), Map.of()));
        }
        attributes.add(new ServiceAttribute(STAKE, "string", "G101 K480+200", "路线和桩号", Map.of()));
        attributes.add(new ServiceAttribute(
                SIDE, "singlevaluelist", null, "桩号增大方向的哪一侧", ordered("left", "左侧", "right", "右侧")));
        attributes.add(new ServiceAttribute(
                HINDERS,
                "multivaluelist",
                null,
                "影响",
                ordered("traffic", "占用行车道", "sight", "遮挡视线", "drainage", "影响排水", "pedestrians", "妨碍行人")));
        return attributes;
    }

    private static Map<String, String> ordered(String... keysAndNames) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndNames.length; i += 2) {
            values.put(keysAndNames[i], keysAndNames[i + 1]);
        }
        return values;
    }

    /** What is wrong with what was given; empty where nothing is. */
    Optional<String> fault(List<String> given) {
        String name = "attribute[%s]".formatted(code);
        if (given.size() > 1 && !datatype.equals("multivaluelist")) {
            return Optional.of(name + " takes one value");
        }
        for (String value : given) {
            if (!values.isEmpty() && !values.containsKey(value)) {
                return Optional.of("%s is one of %s, not %s".formatted(name, values.keySet(), value));
            }
            if (datatype.equals("number") && !isAmount(value)) {
                return Optional.of(name + " is a number from 0 on with at most 3 decimals, not " + value);
            }
            if (value.length() > LONGEST) {
                return Optional.of(name + " has at most " + LONGEST + " characters");
            }
        }
        return Optional.empty();
    }

    private static boolean isAmount(String value) {
        if (!value.matches("\\d{1,9}(\\.\\d{1," + MOST_DECIMALS + "})?")) {
            return false;
        }
        return new BigDecimal(value).compareTo(MOST) <= 0;
    }
}
