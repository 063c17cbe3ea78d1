package org.roadmarshal.legal;

import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;

/**
 * What the law, or custom, sets in numbers. Periods of ten days or less are working days (行政处罚法第85条, 行政强制法第69条), longer
 * ones natural days that end on a working day.
 */
public enum LegalSetting implements Coded {
    DECISION_DAYS("90", "行政处罚法第60条", false, Sort.DAYS),
    EXTENSION_DAYS("30", "交通运输行政执法程序规定（经批准延长）", true, Sort.DAYS),
    STATEMENT_DAYS("5", "行政处罚法第44条、第45条、第64条第1项", true, Sort.WORKING_DAYS),
    HEARING_NOTICE_DAYS("7", "行政处罚法第64条第2项", false, Sort.WORKING_DAYS),
    KEEPING_DAYS("7", "行政处罚法第56条", false, Sort.WORKING_DAYS),
    DELIVERY_DAYS("7", "行政处罚法第61条", false, Sort.WORKING_DAYS),
    PUBLIC_NOTICE_DAYS("30", "民事诉讼法第95条", false, Sort.DAYS),
    REVIEW_DAYS("60", "行政复议法第20条", false, Sort.DAYS),
    SUIT_MONTHS("6", "行政诉讼法第46条", false, Sort.MONTHS),
    SUIT_AFTER_REVIEW_DAYS("15", "行政诉讼法第45条", false, Sort.DAYS),
    SUBSTITUTE_REMINDER_DAYS("3", "行政强制法第51条第1款第2项", false, Sort.WORKING_DAYS),
    COURT_REMINDER_DAYS("10", "行政强制法第54条", false, Sort.WORKING_DAYS),
    COURT_MONTHS("3", "行政强制法第53条", false, Sort.MONTHS),
    PENALTY_DISCLOSURE_DAYS("7", "国办发〔2018〕118号", true, Sort.WORKING_DAYS),
    OTHER_DISCLOSURE_DAYS("20", "国办发〔2018〕118号", true, Sort.WORKING_DAYS),
    NIGHT_FROM("22", "行政强制法第43条；噪声污染防治法第88条", true, Sort.HOUR),
    NIGHT_TO("6", "行政强制法第43条；噪声污染防治法第88条", true, Sort.HOUR),
    /** 1: a weekend is treated like a holiday. The law speaks of statutory holidays alone. */
    NO_EXECUTION_ON_WEEKENDS("1", "行政强制法第43条", true, Sort.FLAG),
    WARN_DAYS("3", "", false, Sort.WORKING_DAYS),
    CERTIFICATE_WARN_DAYS("60", "", false, Sort.DAYS),
    /** Empty for the first sign of the org's name. */
    SHORT_NAME("", "", false, Sort.TEXT),
    CASE_NUMBER("${简称}交执罚〔${年}〕${序号}号", "", false, Sort.PATTERN),
    DOCUMENT_NUMBER("${简称}交执${字}〔${年}〕${序号}号", "", false, Sort.PATTERN);

    private static final int LONGEST = 100;

    /** What a value is. */
    public enum Sort implements Coded {
        DAYS,
        WORKING_DAYS,
        MONTHS,
        HOUR,
        FLAG,
        TEXT,
        PATTERN
    }

    private final String standard;
    private final String article;
    private final boolean uncertain;
    private final Sort sort;

    LegalSetting(String standard, String article, boolean uncertain, Sort sort) {
        this.standard = standard;
        this.article = article;
        this.uncertain = uncertain;
        this.sort = sort;
    }

    public String standard() {
        return standard;
    }

    public String article() {
        return article;
    }

    /** Whether sources disagree or leave it open, so that a bureau should look itself. */
    public boolean uncertain() {
        return uncertain;
    }

    public Sort sort() {
        return sort;
    }

    /** @throws DispatchException VALIDATION where this cannot be its value */
    public String checked(String value) {
        boolean right =
                switch (sort) {
                    case DAYS, WORKING_DAYS -> within(value, 1, 400);
                    case MONTHS -> within(value, 1, 36);
                    case HOUR -> within(value, 0, 23);
                    case FLAG -> within(value, 0, 1);
                    case TEXT -> value.length() <= LONGEST;
                    case PATTERN -> value.length() <= LONGEST && value.contains("${年}") && value.contains("${序号}");
                };
        if (!right) {
            throw DispatchException.invalid(code() + " cannot be " + value + ": it is of the sort " + sort.code());
        }
        return value;
    }

    private static boolean within(String value, int least, int most) {
        return value.matches("\\d{1,4}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
    }
}
