package org.roadmarshal.intake.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.roadmarshal.kernel.Coded;

/** The columns of a table of issues; their heads may be in either language, and in any order. */
public enum ImportColumn implements Coded {
    SOURCE_NUMBER("来源编号", 100),
    CATEGORY("类别", 60),
    LON("经度", 40),
    LAT("纬度", 40),
    ROUTE("路线", 10),
    STAKE("桩号", 40),
    SIDE("侧别", 10),
    COUNT("数量(处)", 40),
    M2("面积(平方米)", 40),
    T("重量(吨)", 40),
    KM("长度(公里)", 40),
    FOUND_AT("发现时间", 40),
    STATE("状态", 30),
    AGENCY("责任单位", 100),
    TOWNSHIP("乡镇", 100),
    DESCRIPTION("描述", 4000);

    private final String chinese;
    private final int longest;

    ImportColumn(String chinese, int longest) {
        this.chinese = chinese;
        this.longest = longest;
    }

    String chinese() {
        return chinese;
    }

    int longest() {
        return longest;
    }

    /** With brackets of either width. */
    static Optional<ImportColumn> of(String head) {
        String plain = head.strip().replace('（', '(').replace('）', ')');
        return Stream.of(values())
                .filter(column -> column.chinese.equals(plain)
                        || column.code().equals(plain.toLowerCase(Locale.ROOT).replace(' ', '_')))
                .findFirst();
    }
}
