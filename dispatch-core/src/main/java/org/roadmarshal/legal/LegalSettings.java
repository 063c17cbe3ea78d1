package org.roadmarshal.legal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An org's settings. @param changed what is otherwise than the standard */
public record LegalSettings(Map<LegalSetting, String> changed, int version) {
    public LegalSettings {
        changed = Map.copyOf(changed);
    }

    public String text(LegalSetting setting) {
        return changed.getOrDefault(setting, setting.standard());
    }

    public int number(LegalSetting setting) {
        return Integer.parseInt(text(setting));
    }

    public Listed listed() {
        return new Listed(
                Stream.of(LegalSetting.values())
                        .map(setting -> new Line(
                                setting,
                                text(setting),
                                setting.standard(),
                                setting.sort(),
                                setting.article(),
                                setting.uncertain()))
                        .toList(),
                version);
    }

    /** As the API shows them. */
    public record Listed(List<Line> items, int version) {}

    public record Line(
            LegalSetting name,
            String value,
            String standard,
            LegalSetting.Sort sort,
            String article,
            boolean uncertain) {}
}
