package org.roadmarshal.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Pictures with what is said of them below. */
final class PdfPictures {
    private static final float GAP = 12;
    private static final float PHOTO_HEIGHT = 300;
    private static final float PAIR_HEIGHT = 240;
    private static final float BELOW = 30;
    private static final float SMALL = PdfPages.TEXT - 1;

    private final PdfPages pages;

    /** Width and height on paper. */
    private record Size(float width, float height) {
        Size within(float widest, float highest) {
            float scale = Math.min(widest / width, highest / height);
            return new Size(width * scale, height * scale);
        }
    }

    PdfPictures(PdfPages pages) {
        this.pages = pages;
    }

    void draw(Block.Sketch sketch) throws IOException {
        single(sketch.png(), size(sketch), sketch.caption(), SMALL);
    }

    void draw(Block.Photo photo) throws IOException {
        single(photo.image(), size(photo), photo.caption(), PdfPages.TEXT);
        pages.down(8);
    }

    void draw(Block.Pair pair) throws IOException {
        float width = (pages.width() - GAP) / 2;
        List<Block.Photo> photos = List.of(pair.left(), pair.right());
        float highest = 0;
        float captions = 0;
        for (Block.Photo photo : photos) {
            highest = Math.max(
                    highest, size(photo.image()).within(width, PAIR_HEIGHT).height());
            captions = Math.max(captions, lines(photo, width).size() * SMALL * PdfPages.LEADING);
        }
        pages.need(highest + captions + 10);
        float x = PdfPages.MARGIN;
        for (Block.Photo photo : photos) {
            Size size = size(photo.image()).within(width, PAIR_HEIGHT);
            pages.picture(photo.image(), x, pages.at() - size.height(), size.width(), size.height());
            float at = pages.at() - highest - 2;
            for (String line : lines(photo, width)) {
                at -= SMALL * PdfPages.LEADING;
                pages.put(line, SMALL, x, at, false);
            }
            x += width + GAP;
        }
        pages.down(highest + captions + 10);
    }

    /** The height that a sketch, a photo or a pair needs on a page. */
    float least(Block block) throws IOException {
        if (block instanceof Block.Sketch sketch) {
            return size(sketch).height() + BELOW;
        } else if (block instanceof Block.Photo photo) {
            return size(photo).height() + BELOW;
        }
        return PAIR_HEIGHT + BELOW;
    }

    private void single(byte[] image, Size size, String caption, float letters) throws IOException {
        pages.need(size.height() + BELOW);
        pages.down(size.height());
        pages.picture(image, PdfPages.MARGIN, pages.at(), size.width(), size.height());
        pages.text(caption, letters, false);
    }

    /** A heading fits above it, whatever its proportions. */
    private Size size(Block.Sketch sketch) throws IOException {
        return size(sketch.png()).within(pages.width(), pages.height() - 2 * BELOW);
    }

    private Size size(Block.Photo photo) throws IOException {
        return size(photo.image()).within(pages.width(), PHOTO_HEIGHT);
    }

    private List<String> lines(Block.Photo photo, float width) {
        return pages.font().wrap(photo.caption(), SMALL, width);
    }

    /** By its head, without reading its dots. */
    private static Size size(byte[] image) throws IOException {
        try (ImageInputStream bytes = ImageIO.createImageInputStream(new ByteArrayInputStream(image))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(bytes);
            if (!readers.hasNext()) {
                throw new IOException("No picture that is known here");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(bytes);
                return new Size(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        }
    }
}
