package org.roadmarshal.protocol.jt808;

import java.util.HexFormat;

/**
 * Who drives, by their card (0x0702). Makers lay it out in many ways: what came is kept, and read as the standard has it.
 *
 * @param body as it came
 * @param card null where it cannot be read so
 */
public record DriverIdentity(byte[] body, Card card) implements Message {
    public static final int ID = 0x0702;
    private static final int IN = 1;
    private static final int READ = 0;

    /**
     * A card that was put in or taken out.
     *
     * @param inserted or taken out
     * @param at milliseconds since 1970; {@link Long#MIN_VALUE} for none
     * @param reading 0 read, 1 to 3 not read, 4 out of date; the rest is empty unless it was read
     * @param certificate of qualification, its number
     * @param issuer of the certificate
     * @param expires yyyyMMdd
     * @param identity number of the person, 2019 only
     */
    public record Card(
            boolean inserted,
            long at,
            int reading,
            String name,
            String certificate,
            String issuer,
            String expires,
            String identity) {}

    static DriverIdentity read(BodyReader in, Version version) {
        byte[] body = in.rest();
        BodyReader again = new BodyReader(body, 0, body.length);
        Card card = card(again, version);
        return new DriverIdentity(body, again.failed() ? null : card);
    }

    private static Card card(BodyReader in, Version version) {
        boolean inserted = in.u8() == IN;
        long at = in.time(Bcd.CHINA);
        if (!inserted || in.left() == 0) {
            return new Card(inserted, at, READ, "", "", "", "", "");
        }
        int reading = in.u8();
        if (reading != READ) {
            return new Card(true, at, reading, "", "", "", "", "");
        }
        String name = in.shortText();
        String certificate = in.text(20);
        String issuer = in.shortText();
        String expires = HexFormat.of().formatHex(in.bytes(4));
        return new Card(
                true, at, READ, name, certificate, issuer, expires, version == Version.V2019 ? in.text(20) : "");
    }

    /** Of a card that was put in and read. */
    public static DriverIdentity of(Card card, Version version) {
        BodyWriter out = new BodyWriter();
        out.u8(card.inserted ? IN : 2);
        out.time(card.at, Bcd.CHINA);
        if (card.inserted) {
            out.u8(card.reading);
            if (card.reading == READ) {
                out.shortText(card.name);
                out.text(card.certificate, 20);
                out.shortText(card.issuer);
                out.bytes(HexFormat.of().parseHex(card.expires));
                if (version == Version.V2019) {
                    out.text(card.identity, 20);
                }
            }
        }
        return new DriverIdentity(out.toBytes(), card);
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.bytes(body);
    }
}
