package org.roadmarshal.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the live socket's binary positions by the letter of its document, with nothing of the server's own writing. */
public final class MoverFrameReader {
    private static final String[] KINDS = {"unit", "vehicle"};

    private MoverFrameReader() {}

    /** @return {@code {"type": "positions", "time", "whole", "crowd", "cellSide", "movers": [...], "cells": [...]}}, degrees as numbers */
    public static JsonNode read(byte[] message) {
        ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.get() != 1) {
            throw new AssertionError("Layout " + message[0]);
        }
        ObjectNode frame = JsonNodeFactory.instance.objectNode().put("type", "positions");
        byte flags = bytes.get();
        frame.put("whole", (flags & 1) != 0).put("crowd", (flags & 2) != 0);
        bytes.getShort();
        int movers = bytes.getInt();
        frame.put("time", (long) bytes.getDouble());
        int cells = bytes.getInt();
        frame.put("cellSide", bytes.getInt());
        ArrayNode moverNodes = frame.putArray("movers");
        for (int i = 0; i < movers; i++) {
            moverNodes.add(mover(bytes));
        }
        ArrayNode cellNodes = frame.putArray("cells");
        for (int i = 0; i < cells; i++) {
            ObjectNode cell = cellNodes.addObject();
            cell.put("lon", bytes.getInt() / 1e7).put("lat", bytes.getInt() / 1e7);
            for (String count : new String[] {"units", "vehicles", "moving", "still", "silent", "alarmed"}) {
                cell.put(count, bytes.getInt());
            }
        }
        if (bytes.hasRemaining()) {
            throw new AssertionError(bytes.remaining() + " bytes too many");
        }
        return frame;
    }

    private static ObjectNode mover(ByteBuffer bytes) {
        ObjectNode mover = JsonNodeFactory.instance.objectNode();
        mover.put("id", (long) bytes.getDouble())
                .put("lon", bytes.getInt() / 1e7)
                .put("lat", bytes.getInt() / 1e7)
                .put("ageMs", bytes.getInt());
        int course = Short.toUnsignedInt(bytes.getShort());
        int speed = Short.toUnsignedInt(bytes.getShort());
        mover.put("courseDeg", course == 65_535 ? null : course / 100.0)
                .put("speedKmh", speed == 65_535 ? null : speed / 10.0)
                .put("kind", KINDS[bytes.get()])
                .put("motion", bytes.get());
        bytes.getShort();
        return mover.put("alarms", Integer.toUnsignedLong(bytes.getInt()));
    }
}
