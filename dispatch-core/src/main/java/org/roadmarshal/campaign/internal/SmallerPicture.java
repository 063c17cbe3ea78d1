package org.roadmarshal.campaign.internal;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A photo as a report needs it: a phone's original is far larger than half a page. */
public final class SmallerPicture {
    private static final int WIDEST = 900;

    private SmallerPicture() {}

    /** @return JPEG @throws IllegalStateException where it is no picture that Java reads */
    public static byte[] of(byte[] bytes) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
            if (picture == null) {
                throw new IllegalStateException("Not a picture that Java reads");
            }
            int width = Math.min(WIDEST, picture.getWidth());
            int height = Math.max(1, Math.round((float) picture.getHeight() * width / picture.getWidth()));
            BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = small.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(picture, 0, 0, width, height, null);
            graphics.dispose();
            ImageIO.write(small, "jpeg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("The picture cannot be read", e);
        }
    }
}
