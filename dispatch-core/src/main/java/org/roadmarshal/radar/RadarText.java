package org.roadmarshal.radar;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A patrol in the words of those who drive it. */
final class RadarText {
    private RadarText() {}

    static String summary(List<RadarPlace> stops) {
        return "复发巡查：" + name(stops.get(0)) + (stops.size() > 1 ? " 等 " + stops.size() + " 处" : "");
    }

    static String instructions(List<RadarPlace> stops) {
        return IntStream.range(0, stops.size())
                .mapToObj(i -> (i + 1) + ". " + name(stops.get(i)) + "：" + reasons(stops.get(i)))
                .collect(Collectors.joining("\n"));
    }

    private static String name(RadarPlace place) {
        return place.name() != null
                ? place.name()
                : String.format(
                        Locale.ROOT,
                        "%.5f, %.5f",
                        place.location().lat(),
                        place.location().lon());
    }

    private static String reasons(RadarPlace place) {
        return place.reasons().stream().map(RadarText::reason).collect(Collectors.joining("，"));
    }

    private static String reason(RadarReason reason) {
        return switch (reason.kind()) {
            case RELAPSE -> "一年内复发 " + reason.count() + " 次";
            case REPEATED -> "一年内另有 " + reason.count() + " 件";
            case SEASON -> "往年同期 " + reason.count() + " 件";
            case WEEKDAY -> "同一星期 " + reason.count() + "/" + reason.of() + " 件";
            case MARKET_DAY -> "同为集日 " + reason.count() + "/" + reason.of() + " 件";
            case PARTY -> "有多次案件的当事人 " + reason.count() + " 件";
            case OPEN -> "未办结 " + reason.count() + " 件";
            case OVERDUE -> "超期 " + reason.count() + " 件";
        };
    }
}
