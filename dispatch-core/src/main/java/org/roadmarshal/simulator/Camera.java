package org.roadmarshal.simulator;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** A camera behind the windscreen: a small drawing of a road, no two alike. */
final class Camera {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int HORIZON = 110;

    private final Random random;

    Camera(Random random) {
        this.random = random;
    }

    /** A JPEG of some 5 to 10 kB. */
    byte[] photograph() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        landscape(graphics);
        road(graphics);
        graphics.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpeg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void landscape(Graphics2D graphics) {
        graphics.setPaint(new GradientPaint(0, 0, shade(90, 140, 200), 0, HORIZON, shade(190, 210, 225)));
        graphics.fillRect(0, 0, WIDTH, HORIZON);
        graphics.setPaint(shade(95, 115, 80));
        graphics.fillRect(0, HORIZON, WIDTH, HEIGHT - HORIZON);
        Polygon hills = new Polygon();
        hills.addPoint(0, HORIZON);
        for (int x = 0; x <= WIDTH; x += 40) {
            hills.addPoint(x, HORIZON - 8 - random.nextInt(35));
        }
        hills.addPoint(WIDTH, HORIZON);
        graphics.setPaint(shade(70, 85, 75));
        graphics.fill(hills);
    }

    private void road(Graphics2D graphics) {
        int far = WIDTH / 2 + random.nextInt(-40, 41);
        graphics.setPaint(shade(85, 85, 88));
        graphics.fill(new Polygon(
                new int[] {far - 6, far + 6, WIDTH + 20, -20}, new int[] {HORIZON, HORIZON, HEIGHT, HEIGHT}, 4));
        graphics.setPaint(Color.WHITE);
        for (int i = 0; i < 5; i++) {
            int y = HORIZON + 6 + i * i * 6;
            int x = far + (WIDTH / 2 - far) * (y - HORIZON) / (HEIGHT - HORIZON);
            graphics.fillRect(x - i / 2, y, 1 + i, 3 + 2 * i);
        }
        if (random.nextBoolean()) {
            int size = 10 + random.nextInt(30);
            graphics.setPaint(shade(120, 40, 40));
            graphics.fillRect(far - size / 2, HORIZON + 10, size, size * 3 / 4);
        }
    }

    private Color shade(int red, int green, int blue) {
        int light = random.nextInt(-20, 21);
        return new Color(red + light, green + light, blue + light);
    }
}
