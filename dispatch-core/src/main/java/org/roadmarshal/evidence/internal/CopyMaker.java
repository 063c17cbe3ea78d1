package org.roadmarshal.evidence.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.roadmarshal.evidence.CopyForm;

/** Makes a new, bounded JPEG out of a picture: what was hidden in the file does not come along. */
public final class CopyMaker {
    private CopyMaker() {}

    /** @param drawing what to add, in the size and turn of the copy */
    public static byte[] make(byte[] original, CopyForm form, Consumer<BufferedImage> drawing) throws IOException {
        int orientation = ExifReader.read(original).orientation();
        BufferedImage read = Decoding.reduced(original, form.longest());
        BufferedImage copy = upright(read, orientation, form.longest());
        drawing.accept(copy);
        return jpeg(copy, form.quality());
    }

    /** On the platter, as an empty file would be shown for ever. */
    public static void keep(Path file, byte[] copy) throws IOException {
        WholeFiles.write(file, copy);
    }

    /** Scaled and turned in one step, on white where the picture is transparent. */
    private static BufferedImage upright(BufferedImage read, int orientation, int longest) {
        double scale = Math.min(1, (double) longest / Math.max(read.getWidth(), read.getHeight()));
        int width = Math.max(1, (int) Math.round(read.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(read.getHeight() * scale));
        boolean lying = orientation >= 5;
        BufferedImage copy =
                new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = copy.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, copy.getWidth(), copy.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.transform(turn(orientation, width, height));
        pen.drawImage(read, 0, 0, width, height, null);
        pen.dispose();
        return copy;
    }

    /** The eight ways of EXIF's tag Orientation. */
    private static AffineTransform turn(int orientation, int w, int h) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }

    private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
