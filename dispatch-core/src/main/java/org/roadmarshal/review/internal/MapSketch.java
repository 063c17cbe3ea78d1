package org.roadmarshal.review.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.review.IncidentReport;

/**
 * Where it was: roads grey, the units' tracks blue, places of milestones as dots, the incident as a red cross, and a bar of a round
 * length. No text in it: the caption says what is what, and needs no font here.
 */
final class MapSketch {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 640;
    private static final double METRES_A_DEGREE = 111_195;
    /** Half the width of what is shown, at least and at most. */
    private static final double NEAREST_M = 500;

    private static final double FARTHEST_M = 20_000;

    private final IncidentReport report;
    private final Location centre;
    private final double pixelsAMetre;

    MapSketch(IncidentReport report) {
        this.report = report;
        this.centre = report.incident().location();
        double farthest = Stream.concat(report.tracks().stream().flatMap(List::stream), places())
                .mapToDouble(place -> Math.max(Math.abs(x(place)), Math.abs(y(place)) * WIDTH / HEIGHT))
                .max()
                .orElse(0);
        this.pixelsAMetre = WIDTH / 2.0 / (Math.max(NEAREST_M, Math.min(FARTHEST_M, farthest)) * 1.1);
    }

    /** Of the bar at the bottom left: the longest of 1, 2, 5 x 10^n that takes a quarter of the width at most. */
    int barMetres() {
        double most = WIDTH / 4.0 / pixelsAMetre;
        int ten = (int) Math.pow(10, Math.floor(Math.log10(most)));
        return most >= 5 * ten ? 5 * ten : most >= 2 * ten ? 2 * ten : ten;
    }

    byte[] png() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        lines(graphics, report.roads(), new Color(0xb0b4bd), 3);
        lines(graphics, report.tracks(), new Color(0x0b62c4), 4);
        graphics.setColor(new Color(0x1f8a5b));
        places().forEach(place -> graphics.fill(new Ellipse2D.Double(px(place) - 8, py(place) - 8, 16, 16)));
        cross(graphics);
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(4));
        graphics.drawLine(30, HEIGHT - 30, 30 + (int) Math.round(barMetres() * pixelsAMetre), HEIGHT - 30);
        graphics.setColor(Color.GRAY);
        graphics.setStroke(new BasicStroke(2));
        graphics.drawRect(1, 1, WIDTH - 2, HEIGHT - 2);
        graphics.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cross(Graphics2D graphics) {
        graphics.setColor(new Color(0xd0021b));
        graphics.setStroke(new BasicStroke(7));
        int x = WIDTH / 2;
        int y = HEIGHT / 2;
        graphics.drawLine(x - 18, y - 18, x + 18, y + 18);
        graphics.drawLine(x - 18, y + 18, x + 18, y - 18);
    }

    private void lines(Graphics2D graphics, List<List<Location>> lines, Color colour, float width) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (List<Location> line : lines) {
            Path2D path = new Path2D.Double();
            path.moveTo(px(line.get(0)), py(line.get(0)));
            line.forEach(place -> path.lineTo(px(place), py(place)));
            graphics.draw(path);
        }
    }

    private Stream<Location> places() {
        return report.tasks().stream()
                .flatMap(task -> task.milestones().stream())
                .map(step -> step.location())
                .filter(Objects::nonNull);
    }

    private double x(Location place) {
        return (place.lon() - centre.lon()) * METRES_A_DEGREE * Math.cos(Math.toRadians(centre.lat()));
    }

    private double y(Location place) {
        return (place.lat() - centre.lat()) * METRES_A_DEGREE;
    }

    private double px(Location place) {
        return WIDTH / 2.0 + x(place) * pixelsAMetre;
    }

    private double py(Location place) {
        return HEIGHT / 2.0 - y(place) * pixelsAMetre;
    }
}
