package org.roadmarshal.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names for the streets of a town. */
final class StreetNames {
    private static final List<String> MAIN =
            List.of("朝阳", "友谊", "新华", "中山", "文化", "珠江", "黄河", "长江", "燕都", "凌河", "龙山", "凤凰", "人民", "光明", "建设", "迎宾");
    private static final List<String> SMALL = List.of(
            "前进", "向阳", "胜利", "和平", "团结", "幸福", "红旗", "东风", "富民", "振兴", "育才", "兴工", "站前", "南塔", "北塔", "慕容", "桃花", "柳城",
            "安居", "康宁", "青年", "五一", "民主", "工业", "商业", "河畔", "双塔", "营州", "龙翔", "凌云", "学府", "锦绣");

    private final List<String> main;
    private final List<String> small;
    private final boolean great;
    private final Map<String, String> given = new HashMap<>();
    private int mainUsed;
    private int smallUsed;

    StreetNames(Chance chance, boolean great) {
        this.great = great;
        main = new ArrayList<>(MAIN);
        small = new ArrayList<>(SMALL);
        Collections.shuffle(main, chance);
        Collections.shuffle(small, chance);
    }

    String along(int n, boolean isMain) {
        return given.computeIfAbsent("along " + n, key -> next(isMain) + (great && isMain ? "大街" : "街"));
    }

    String across(int n, boolean isMain) {
        return given.computeIfAbsent("across " + n, key -> next(isMain) + "路");
    }

    private String next(boolean isMain) {
        return isMain ? main.get(mainUsed++ % main.size()) : small.get(smallUsed++ % small.size());
    }
}
