package org.roadmarshal.highway.internal;

import java.util.Map;

/** The words of drawings in one language. */
record SketchWords(boolean english) {
    private static final Map<String, String[]> WORDS = Map.ofEntries(
            entry("title", "建筑控制区判定示意图", "Control zone verdict, sketch"),
            entry("centre", "路线中线", "Line of the route"),
            entry("road", "公路", "Road"),
            entry("ditch", "边沟外缘", "Ditch's outer edge"),
            entry("land", "公路用地外缘", "Edge of highway land"),
            entry("zone", "建筑控制区外缘", "Edge of control zone"),
            entry("subject", "被测对象", "Subject"),
            entry("error", "定位误差", "GPS error"),
            entry("left", "左侧", "left"),
            entry("right", "右侧", "right"),
            entry("inside", "在控制区内", "inside"),
            entry("outside", "在控制区外", "outside"),
            entry("uncertain", "无法确定（边线在定位误差之内）", "uncertain: the edge is within the position's error"),
            entry("area.road", "公路范围（边沟外缘以内）", "the road, within the ditch's edge"),
            entry("area.land", "公路用地", "highway land"),
            entry("area.control_zone", "建筑控制区", "building control zone"),
            entry("area.beyond", "控制区以外", "beyond the control zone"),
            entry("toDitch", "距边沟外缘", "To the ditch's edge"),
            entry("toLand", "距用地外缘", "To the edge of the land"),
            entry("toZone", "距控制区外缘", "To the edge of the zone"),
            entry("announced", "政府公告控制区", "Announced zone"),
            entry("negative", "负值表示在该线以内", "below zero: within that edge"),
            entry("verdict", "判定", "Verdict"),
            entry("place", "位置", "Place"),
            entry("law", "法律依据", "Law"),
            entry("none", "500 米内没有公路", "no route within 500 m"),
            entry("strip", "桩号带状图", "Strip map"),
            entry("shared", "共线", "shared with"),
            entry("all", "全部时间", "all the time"),
            entry("long", "长链", "long chain"),
            entry("short", "短链", "short chain"),
            entry("hole", "无测线", "no line"),
            entry("issues", "处问题", "issues"),
            entry("note", "示意图，不作测绘成果使用", "A sketch, no survey"));

    private static Map.Entry<String, String[]> entry(String key, String chinese, String english) {
        return Map.entry(key, new String[] {chinese, english});
    }

    String of(String key) {
        return WORDS.get(key)[english ? 1 : 0];
    }

    String colon() {
        return english ? ": " : "：";
    }
}
