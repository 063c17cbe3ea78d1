package org.roadmarshal.demo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.demo.Draft.Kind;
import org.roadmarshal.gis.road.RoadClass;

/** Village roads that branch off the roads between towns, each with a few lanes at its end. */
final class Villages {
    private static final List<String> SURNAMES =
            List.of("王家", "李家", "张家", "刘家", "赵家", "孙家", "周家", "杨家", "高家", "马家", "何家", "梁家", "郭家", "冯家", "于家", "韩家");
    private static final List<String> ENDINGS = List.of("营子", "杖子", "窝铺", "沟", "店", "洼", "台", "梁", "湾", "岭");

    private final Chance chance;

    Villages(long seed) {
        this.chance = new Chance(seed, "villages");
    }

    List<Draft> along(Draft road) {
        List<Draft> drafts = new ArrayList<>();
        List<Coordinate> line = road.line();
        double next = chance.between(900, 4000);
        double gone = 0;
        for (int i = 1; i < line.size() - 8; i++) {
            gone += line.get(i - 1).distance(line.get(i));
            if (gone > next) {
                branch(drafts, line.get(i), Curve.direction(line.get(i - 1), line.get(i)));
                next = gone + chance.between(2200, 6800);
            }
        }
        return drafts;
    }

    private void branch(List<Draft> drafts, Coordinate from, Coordinate along) {
        double side = chance.nextBoolean() ? 90 : -90;
        Coordinate away = Curve.turn(along, side + chance.between(-35, 35));
        Coordinate village = Plane.at(Curve.shift(from, away, chance.between(350, 2300)));
        String name = chance.pick(SURNAMES) + chance.pick(ENDINGS);
        Kind road = Kind.road(RoadClass.UNCLASSIFIED, null, name + "村路", 30);
        drafts.add(new Draft(road, Curve.winding(from, village, 0.12, chance)));
        Kind lane = Kind.road(RoadClass.RESIDENTIAL, null, null, 20);
        Coordinate axis = Curve.turn(away, 90);
        double half = chance.between(70, 190);
        drafts.add(new Draft(lane, straight(village, axis, -half, half)));
        Coordinate behind = Curve.shift(village, away, chance.between(70, 130));
        drafts.add(new Draft(lane, straight(behind, axis, -half * 0.8, half * 0.7)));
        drafts.add(new Draft(lane, List.of(village, Plane.at(behind))));
        if (chance.nextBoolean()) {
            Coordinate corner = Curve.shift(village, axis, half * 0.5);
            drafts.add(new Draft(lane, straight(corner, away, -chance.between(40, 120), chance.between(80, 160))));
        }
    }

    private static List<Coordinate> straight(Coordinate middle, Coordinate direction, double from, double to) {
        return List.of(
                Plane.at(Curve.shift(middle, direction, from)),
                Plane.at(middle),
                Plane.at(Curve.shift(middle, direction, to)));
    }
}
