package org.roadmarshal.intake.internal;

import static org.roadmarshal.intake.internal.ImportColumn.*;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roadmarshal.gis.crs.SourceCrs;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.intake.ImportFault;
import org.roadmarshal.intake.ImportLine.Fault;
import org.roadmarshal.issue.ImportedIssue;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.IssueState;
import org.roadmarshal.issue.Quantity;
import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.issue.RoadSide;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Location;

/** Makes an issue of a row, or says all that is wrong with it at once. Not thread-safe: it remembers the numbers it saw. */
final class RowReader {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("[uuuu-M-d][uuuu/M/d][ H:mm[:ss]]");
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000_000);
    private static final Map<String, IssueState> STATES = Map.of(
            "登记", IssueState.REGISTERED,
            "待核实", IssueState.TO_VERIFY,
            "立案", IssueState.FILED,
            "不予受理", IssueState.REJECTED,
            "已派遣", IssueState.DISPATCHED,
            "处置中", IssueState.IN_PROGRESS,
            "已反馈", IssueState.REPORTED_DONE,
            "结案", IssueState.CLOSED);
    private static final Map<String, RoadSide> SIDES =
            Map.of("左", RoadSide.LEFT, "右", RoadSide.RIGHT, "left", RoadSide.LEFT, "right", RoadSide.RIGHT);

    private final ImportRegister register;
    private final SourceCrs crs;
    private final Map<String, Long> seen = new HashMap<>();

    RowReader(ImportRegister register, SourceCrs crs) {
        this.register = register;
        this.crs = crs;
    }

    ImportDraft read(ImportTable.Row row) {
        if (row.cells() == null) {
            return ImportDraft.faulty(
                    row.number(), null, List.of(ImportDraft.fault(null, ImportFault.NOT_A_ROW, null)));
        }
        return new Reading(row).draft();
    }

    /** One row, with what is wrong in it. */
    private final class Reading {
        private final ImportTable.Row row;
        private final List<Fault> faults = new ArrayList<>();

        Reading(ImportTable.Row row) {
            this.row = row;
        }

        ImportDraft draft() {
            row.cells().forEach((column, value) -> {
                if (value.length() > column.longest() || value.indexOf('\u0000') >= 0) {
                    wrong(column, ImportFault.TOO_LONG);
                }
            });
            String number = needed(SOURCE_NUMBER);
            Long earlier = number == null ? null : seen.putIfAbsent(number, row.number());
            if (earlier != null) {
                wrong(SOURCE_NUMBER, ImportFault.TWICE);
            }
            IssueCategory category = category();
            Location place = place();
            List<Quantity> quantities = quantities(category);
            Instant foundAt = foundAt();
            IssueState state = word(STATE, STATES, IssueState.values(), IssueState.REGISTERED);
            RoadSide side = word(SIDE, SIDES, RoadSide.values(), null);
            ImportRegister.Agency agency = agency(AGENCY);
            ImportRegister.Agency township = agency(TOWNSHIP);
            if (township != null && !township.government()) {
                wrong(TOWNSHIP, ImportFault.UNKNOWN);
            }
            if (agency != null && !register.writable().contains(agency.id())) {
                wrong(AGENCY, ImportFault.NOT_YOURS);
            }
            if (!faults.isEmpty()) {
                return ImportDraft.faulty(row.number(), number, faults);
            }
            ImportedIssue issue = new ImportedIssue(
                    number,
                    category.code(),
                    state,
                    place,
                    row.get(ROUTE),
                    row.get(STAKE),
                    side,
                    quantities,
                    foundAt,
                    row.get(DESCRIPTION),
                    agency == null ? null : agency.code(),
                    township == null ? null : township.code());
            return new ImportDraft(row.number(), number, List.of(), issue, agency == null ? null : agency.id());
        }

        private void wrong(ImportColumn column, ImportFault reason) {
            faults.add(ImportDraft.fault(column, reason, shortened(row.get(column))));
        }

        private String needed(ImportColumn column) {
            String value = row.get(column);
            if (value == null) {
                wrong(column, ImportFault.MISSING);
            }
            return value;
        }

        private IssueCategory category() {
            String value = needed(CATEGORY);
            IssueCategory category =
                    value == null ? null : register.categories().get(value);
            if (value != null && category == null) {
                wrong(CATEGORY, ImportFault.UNKNOWN);
            }
            return category;
        }

        private ImportRegister.Agency agency(ImportColumn column) {
            String value = row.get(column);
            ImportRegister.Agency agency =
                    value == null ? null : register.agencies().get(value);
            if (value != null && agency == null) {
                wrong(column, ImportFault.UNKNOWN);
            }
            return agency;
        }

        /** Null with a stake to be looked up, or with a fault. */
        private Location place() {
            if (row.get(LON) == null && row.get(LAT) == null && row.get(STAKE) != null) {
                return null;
            }
            Optional<BigDecimal> lon = number(LON, needed(LON));
            Optional<BigDecimal> lat = number(LAT, needed(LAT));
            if (lon.isEmpty() || lat.isEmpty()) {
                return null;
            }
            double x = lon.get().doubleValue();
            double y = lat.get().doubleValue();
            if (Math.abs(x) > 180 || Math.abs(y) > 90) {
                wrong(Math.abs(x) > 180 ? LON : LAT, ImportFault.OUT_OF_RANGE);
                return null;
            }
            Lonlat wgs84 = crs.toWgs84(new Lonlat(x, y));
            if (!register.bounds().contains(wgs84.lon(), wgs84.lat())) {
                wrong(LON, ImportFault.OUTSIDE);
                return null;
            }
            return new Location(wgs84.lon(), wgs84.lat());
        }

        private List<Quantity> quantities(IssueCategory category) {
            List<Quantity> quantities = new ArrayList<>();
            for (ImportColumn column : List.of(COUNT, M2, T, KM)) {
                number(column, row.get(column)).ifPresent(found -> {
                    QuantityUnit unit = QuantityUnit.valueOf(column.name());
                    if (found.signum() < 0 || found.compareTo(MOST) > 0) {
                        wrong(column, ImportFault.OUT_OF_RANGE);
                    } else if (category != null && !category.units().contains(unit)) {
                        wrong(column, ImportFault.UNIT);
                    } else {
                        quantities.add(new Quantity(unit, found, null, null));
                    }
                });
            }
            return quantities;
        }

        private Optional<BigDecimal> number(ImportColumn column, String value) {
            if (value == null || value.length() > column.longest()) {
                return Optional.empty();
            }
            try {
                BigDecimal number = new BigDecimal(value);
                if (Math.abs(number.scale()) <= 30) {
                    return Optional.of(number);
                }
            } catch (NumberFormatException e) {
                wrong(column, ImportFault.NOT_A_NUMBER);
                return Optional.empty();
            }
            wrong(column, ImportFault.OUT_OF_RANGE);
            return Optional.empty();
        }

        private Instant foundAt() {
            String value = row.get(FOUND_AT);
            try {
                Instant at = value == null ? register.now() : time(value);
                if (at.isAfter(register.now())) {
                    wrong(FOUND_AT, ImportFault.IN_FUTURE);
                }
                return at;
            } catch (DateTimeException e) {
                wrong(FOUND_AT, ImportFault.NOT_A_TIME);
                return null;
            }
        }

        /** With an offset, or by the clocks of the city; a day alone is its beginning. */
        private Instant time(String value) {
            if (value.contains("T")) {
                return OffsetDateTime.parse(value).toInstant();
            }
            return WRITTEN.parseBest(value, LocalDateTime::from, LocalDate::from) instanceof LocalDateTime exact
                    ? exact.atZone(register.zone()).toInstant()
                    : LocalDate.from(WRITTEN.parse(value))
                            .atStartOfDay(register.zone())
                            .toInstant();
        }

        private <E extends Enum<E> & Coded> E word(ImportColumn column, Map<String, E> words, E[] all, E otherwise) {
            String value = row.get(column);
            if (value == null) {
                return otherwise;
            }
            if (words.containsKey(value)) {
                return words.get(value);
            }
            for (E each : all) {
                if (words.containsValue(each) && each.code().equals(value)) {
                    return each;
                }
            }
            wrong(column, ImportFault.UNKNOWN);
            return null;
        }
    }

    private static String shortened(String value) {
        return value == null || value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }
}
