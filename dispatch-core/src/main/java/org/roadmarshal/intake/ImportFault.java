package org.roadmarshal.intake;

import org.roadmarshal.kernel.Coded;

/** What can be wrong with a cell. */
public enum ImportFault implements Coded {
    MISSING("缺失", "is missing"),
    NOT_A_NUMBER("不是数字", "is not a number"),
    OUT_OF_RANGE("超出范围", "is out of range"),
    OUTSIDE("不在本市范围内", "lies outside of the city"),
    UNKNOWN("系统中没有", "is not known here"),
    UNIT("该类别不使用此单位", "is no unit of this category"),
    NOT_A_TIME("不是日期时间", "is not a date and time"),
    IN_FUTURE("晚于当前时间", "is in the future"),
    TOO_LONG("过长", "is too long"),
    TWICE("与前面某行重复", "stands in an earlier row already"),
    NOT_YOURS("无权登记到该单位", "is an agency that you may not file for"),
    NOT_A_STAKE("桩号不存在或无法识别", "does not exist or cannot be read"),
    AMBIGUOUS("桩号有两处，请补经纬度", "occurs twice: add coordinates"),
    NOT_A_ROW("列数与表头不一致", "has not as many cells as the header");

    private final String chinese;
    private final String english;

    ImportFault(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** In both languages, for files that anybody may open. */
    public String sentence() {
        return chinese + " / " + english;
    }
}
