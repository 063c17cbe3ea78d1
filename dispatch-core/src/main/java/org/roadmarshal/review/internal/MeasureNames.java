package org.roadmarshal.review.internal;

import org.roadmarshal.review.Measure;

/** What people call a measure, in files. */
final class MeasureNames {
    private MeasureNames() {}

    static String of(Measure measure, boolean english) {
        return switch (measure) {
            case ALARM_PROCESSING -> english ? "Alarm processing" : "接报处置";
            case TURNOUT -> english ? "Turnout" : "出动";
            case TRAVEL -> english ? "Travel" : "行进";
            case ON_SCENE -> english ? "On scene" : "现场处置";
        };
    }
}
