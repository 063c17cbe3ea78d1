package org.roadmarshal.cityimport.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.roadmarshal.campaign.CampaignState;
import org.roadmarshal.campaign.CampaignTarget;
import org.roadmarshal.cityimport.internal.CityFiles.Campaign;
import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;

/** Reads {@code campaigns.csv}. */
final class CampaignTable {
    private static final String FILE = "campaigns.csv";

    private final Directory directory;
    private final Set<String> agencies;

    CampaignTable(Directory directory, Set<String> agencies) {
        this.directory = directory;
        this.agencies = agencies;
    }

    List<Campaign> read() {
        List<Campaign> rows = directory.table(
                FILE, this::campaign, "name", "state", "starts_on", "ends_on", "agency_code", "categories");
        directory.unique(FILE, "name", rows, Campaign::name);
        return rows;
    }

    private Campaign campaign(Row row) {
        LocalDate starts = row.date("starts_on");
        LocalDate ends = row.date("ends_on");
        if (starts == null || ends == null || ends.isBefore(starts)) {
            row.fault("starts_on and ends_on are needed, and ends_on is not before starts_on");
        }
        return new Campaign(
                row.where(),
                row.text("name"),
                row.textOrNull("name_en"),
                row.coded("state", CampaignState.class),
                starts,
                ends,
                row.needed("agency_code", "agency", agencies),
                words(row.text("categories"), ";"),
                targets(row));
    }

    private static List<CampaignTarget> targets(Row row) {
        List<CampaignTarget> targets = new ArrayList<>();
        for (String text : words(row.textOrNull("targets"), ";")) {
            List<String> parts = words(text, " ");
            try {
                targets.add(new CampaignTarget(
                        parts.get(0), Coded.of(QuantityUnit.class, parts.get(1)), new BigDecimal(parts.get(2))));
            } catch (NumberFormatException | IndexOutOfBoundsException | DispatchException e) {
                row.fault("targets must be such as garbage t 120; ditch km 190, not " + text);
            }
        }
        return targets;
    }

    private static List<String> words(String text, String separator) {
        return text == null
                ? List.of()
                : Stream.of(text.split(separator))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }
}
