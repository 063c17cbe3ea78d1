package org.roadmarshal.legal.internal;

import org.jdbi.v3.core.Handle;
import org.roadmarshal.legal.DocumentKind;
import org.roadmarshal.legal.LegalSetting;
import org.roadmarshal.legal.LegalSettings;

/** Numbers of cases and documents: by org, year and sequence, as the bureau's pattern says. */
final class Numbers {
    private Numbers() {}

    static String ofCase(Handle handle, int org, LegalSettings settings, int year) {
        return filled(handle, org, settings, settings.text(LegalSetting.CASE_NUMBER), "case", "", year);
    }

    static String ofDocument(Handle handle, int org, LegalSettings settings, DocumentKind kind, int year) {
        String pattern = settings.text(LegalSetting.DOCUMENT_NUMBER);
        // Where a pattern does not tell the kinds apart, they share one series.
        String series = pattern.contains("${字}") ? "document." + kind.code() : "document";
        return filled(handle, org, settings, pattern, series, kind.word(), year);
    }

    private static String filled(
            Handle handle, int org, LegalSettings settings, String pattern, String series, String word, int year) {
        return pattern.replace("${简称}", shortName(handle, org, settings))
                .replace("${字}", word)
                .replace("${年}", String.valueOf(year))
                .replace("${序号}", String.valueOf(JdbcSettings.next(handle, org, series, year)));
    }

    private static String shortName(Handle handle, int org, LegalSettings settings) {
        String said = settings.text(LegalSetting.SHORT_NAME);
        return said.isEmpty()
                ? handle.createQuery("select left(name, 1) from org where id = :org")
                        .bind("org", org)
                        .mapTo(String.class)
                        .one()
                : said;
    }
}
