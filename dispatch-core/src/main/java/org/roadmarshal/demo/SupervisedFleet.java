package org.roadmarshal.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.roadmarshal.gis.format.CsvRow;

/** The vehicles of the operators that are supervised (两客一危): as many of each class as the first users have on their register. */
final class SupervisedFleet {
    private final List<CsvRow> operators;
    private final Chance chance;

    /** @param electric the share of new energy, whose plates are yellow and green and one character longer */
    private record VehicleClass(String use, int vehicles, double electric, List<String> kinds) {}

    private static final List<VehicleClass> CLASSES = List.of(
            new VehicleClass("coach", 361, 0.12, List.of("coach", "coach", "midi_coach")),
            new VehicleClass("tour_bus", 206, 0.2, List.of("tour_bus", "tour_bus", "midi_coach")),
            new VehicleClass("dangerous_goods", 850, 0, List.of("tanker", "tanker", "tanker", "box_truck", "tractor")));

    SupervisedFleet(List<CsvRow> operators, long seed) {
        this.operators = operators;
        this.chance = new Chance(seed, "supervised");
    }

    void write(CsvFile out) throws IOException {
        List<Integer> numbers = numbers();
        int written = 0;
        for (VehicleClass each : CLASSES) {
            List<String> owners = operators.stream()
                    .filter(operator -> operator.text("use").equals(each.use()))
                    .map(operator -> operator.text("code"))
                    .toList();
            int[] shares = chance.share(each.vehicles(), owners.size());
            for (int owner = 0; owner < shares.length; owner++) {
                for (int i = 0; i < shares[owner]; i++) {
                    write(out, each, owners.get(owner), numbers.get(written), written);
                    written++;
                }
            }
        }
    }

    private void write(CsvFile out, VehicleClass vehicle, String owner, int number, int index) throws IOException {
        boolean electric = chance.nextDouble() < vehicle.electric();
        out.row(
                String.format(Locale.ROOT, electric ? "辽N%05dD" : "辽N%05d", number),
                electric ? "yellow_green" : "yellow",
                chance.pick(vehicle.kinds()),
                vehicle.use(),
                owner,
                String.format(Locale.ROOT, "0421%08d", 20_001 + index));
    }

    /** Plates' five digits, no two alike, in no order. */
    private List<Integer> numbers() {
        int vehicles = CLASSES.stream().mapToInt(VehicleClass::vehicles).sum();
        int step = 90_000 / vehicles;
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < vehicles; i++) {
            numbers.add(10_000 + i * step + chance.nextInt(step));
        }
        Collections.shuffle(numbers, chance);
        return numbers;
    }
}
