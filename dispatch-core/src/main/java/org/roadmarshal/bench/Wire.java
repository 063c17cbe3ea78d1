package org.roadmarshal.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.roadmarshal.protocol.jt808.FrameDecoder;

/** A socket that does not block: what is written in one turn leaves in one piece. For the thread of its selector. */
final class Wire {
    private static final int FIRST_ROOM = 512;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final FrameDecoder decoder = new FrameDecoder();
    private ByteBuffer out = ByteBuffer.allocate(FIRST_ROOM);

    /** @param owner what the selector's key is for */
    Wire(SocketChannel channel, Selector selector, int interest, Object owner) throws IOException {
        this.channel = channel;
        channel.socket().setTcpNoDelay(true);
        this.key = channel.register(selector, interest, owner);
    }

    /** Ready for so many bytes more. */
    ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(2 * out.capacity() + bytes);
            out = larger.put(out.flip());
        }
        return out;
    }

    void put(byte[] bytes) {
        room(bytes.length).put(bytes);
    }

    /** Nothing, where it is closed. */
    void flush() throws IOException {
        if (!key.isValid()) {
            return;
        }
        out.flip();
        if (out.hasRemaining()) {
            channel.write(out);
        }
        boolean rest = out.hasRemaining();
        out.compact();
        int interest = rest ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
    }

    /** @param buffer to read through, an array behind it. @return false at the end of the stream */
    boolean read(ByteBuffer buffer, FrameDecoder.Sink sink) throws IOException {
        int count = channel.read(buffer.clear());
        if (count > 0) {
            decoder.feed(buffer.array(), 0, count, sink);
        }
        return count >= 0;
    }

    boolean finishConnect() throws IOException {
        return channel.finishConnect();
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException gone) {
            // It is no more, which is what was wanted.
        }
    }
}
