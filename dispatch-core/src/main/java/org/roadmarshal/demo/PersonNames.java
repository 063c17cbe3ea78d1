package org.roadmarshal.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Made-up Chinese names, no two alike. */
final class PersonNames {
    private static final List<String> FAMILY = List.of(
            "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁",
            "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕", "白", "包");
    private static final List<String> GIVEN = List.of(
            "伟", "强", "磊", "军", "洋", "勇", "杰", "涛", "明", "超", "刚", "平", "辉", "鹏", "华", "飞", "鑫", "波", "斌", "宇", "浩",
            "凯", "健", "俊", "帆", "旭", "宁", "龙", "林", "峰", "志强", "建国", "文博", "海涛", "国栋", "振宇", "晓东", "立新", "春雷", "永胜",
            "丽", "敏", "静", "艳", "娟", "霞", "秀英", "雪梅", "晓燕", "丹丹", "婷婷", "佳慧", "思远", "子涵", "雨桐", "凤云", "玉兰", "红梅");

    private final Chance chance;
    private final Set<String> used = new HashSet<>();

    PersonNames(Chance chance) {
        this.chance = chance;
    }

    String next() {
        String name;
        do {
            name = chance.pick(FAMILY) + chance.pick(GIVEN);
        } while (!used.add(name));
        return name;
    }
}
