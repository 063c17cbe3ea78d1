package org.roadmarshal.legal;

import org.roadmarshal.kernel.Text;

/**
 * Who is liable.
 *
 * @param idNumber of an identity card, or a unified social credit code; null where not known or not asked for ({@link IdNumbers}),
 *     masked for whoever only reads
 * @param address or null
 * @param phone or null
 * @param representative of an organisation, or null
 */
public record Party(PartyKind kind, String name, String idNumber, String address, String phone, String representative) {
    private static final int SHOWN = 4;

    public Party {
        name = Text.stripped("party.name", name);
    }

    Party with(String number) {
        return new Party(kind, name, number, address, phone, representative);
    }

    /** What the journal and those may see who do not work on the case. */
    public Party masked() {
        return new Party(kind, name, masked(idNumber), null, masked(phone), representative);
    }

    private static String masked(String text) {
        if (text == null) {
            return null;
        }
        int hidden = text.length() - Math.min(SHOWN, text.length() / 2);
        return "*".repeat(hidden) + text.substring(hidden);
    }

    /** For logs: nothing of who it is. */
    @Override
    public String toString() {
        return "Party[" + kind + "]";
    }
}
