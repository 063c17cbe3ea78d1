package org.roadmarshal.protocol.jt808;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.roadmarshal.protocol.jt808.FrameDecoder.Sink;

/** Bytes as one writes them in a table: hexadecimal with spaces between the fields. */
final class Hex {
    private Hex() {}

    static byte[] bytes(String fields) {
        return HexFormat.of().parseHex(fields.replace(" ", ""));
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** What a decoder said. */
    static final class Heard implements Sink {
        final List<Frame> frames = new ArrayList<>();
        final List<Refusal> refusals = new ArrayList<>();

        @Override
        public void frame(Frame frame) {
            frames.add(frame);
        }

        @Override
        public void refused(Refusal reason) {
            refusals.add(reason);
        }
    }

    static Heard decode(byte[] stream) {
        Heard heard = new Heard();
        new FrameDecoder().feed(stream, 0, stream.length, heard);
        return heard;
    }

    static Frame frame(byte[] stream) {
        return decode(stream).frames.get(0);
    }
}
