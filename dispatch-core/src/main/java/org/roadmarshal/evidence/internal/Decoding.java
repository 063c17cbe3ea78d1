package org.roadmarshal.evidence.internal;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** Decodes JPEG and PNG to their last pixel, keeping only one in many, so that a large photo costs time and no memory. */
final class Decoding {
    private static final int PIXELS_KEPT = 250_000;
    /** Its decoder unfolds all of them, whatever is wanted. */
    private static final long MOST_WEBP_PIXELS = 24_000_000;

    private Decoding() {}

    /**
     * A picture that {@link #decode} or {@link WebpHeader} let pass, its longer side still twice as long as wanted where it was.
     *
     * @throws DispatchException UNSUPPORTED_MEDIA_TYPE, TOO_LARGE
     */
    static BufferedImage reduced(byte[] bytes, int longest) {
        Picture.Format format = Picture.Format.of(bytes).orElseThrow();
        ImageReader reader =
                format == Picture.Format.WEBP ? new WebPImageReaderSpi().createReaderInstance(null) : reader(format);
        try (MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            Picture picture = new Picture(format, reader.getWidth(0), reader.getHeight(0));
            if (format == Picture.Format.WEBP && (long) picture.width() * picture.height() > MOST_WEBP_PIXELS) {
                throw new DispatchException(
                        ErrorCode.TOO_LARGE, "Of so large a WebP no copy is made; the original can be downloaded");
            }
            int step = Math.max(1, Math.max(picture.width(), picture.height()) / (2 * longest));
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } catch (DispatchException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new DispatchException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "No copy can be made of this picture", e);
        } finally {
            reader.dispose();
        }
    }

    static Picture decode(Picture.Format format, byte[] bytes) {
        ImageReader reader = reader(format);
        try (MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            Picture picture = new Picture(format, reader.getWidth(0), reader.getHeight(0));
            Faults faults = new Faults();
            reader.addIIOReadWarningListener(faults);
            reader.read(0, sparse(reader, picture));
            if (faults.truncated) {
                throw DispatchException.invalid("The picture is cut off");
            }
            return picture;
        } catch (DispatchException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Decoders meet broken input with exceptions of every kind.
            throw new DispatchException(ErrorCode.VALIDATION, "The picture cannot be decoded: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReadParam sparse(ImageReader reader, Picture picture) {
        int step = (int) Math.ceil(Math.sqrt((double) picture.width() * picture.height() / PIXELS_KEPT));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }

    /** Java's own, whatever else the class path brings. */
    private static ImageReader reader(Picture.Format format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(readers, Spliterator.ORDERED), false)
                .filter(reader ->
                        "java.desktop".equals(reader.getClass().getModule().getName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("This Java decodes no " + format));
    }

    /** A JPEG that ends too early is filled up with grey; the decoder only warns. */
    private static final class Faults implements IIOReadWarningListener {
        private boolean truncated;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            truncated |= warning.contains("Premature") || warning.contains("premature") || warning.contains("EOI");
        }
    }
}
