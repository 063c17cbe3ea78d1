package org.roadmarshal.simulator;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import org.roadmarshal.protocol.jt808.Authentication;
import org.roadmarshal.protocol.jt808.Phone;
import org.roadmarshal.protocol.jt808.Registration;
import org.roadmarshal.protocol.jt808.Version;

/**
 * Who a terminal says it is.
 *
 * @param phone as {@link Phone#normal} has it
 * @param colour by its code in the protocol
 */
record TerminalIdentity(String phone, Version version, String plate, int colour) {
    private static final int LIAONING = 21;
    private static final int CHAOYANG = 1300;
    private static final int OTHER_COLOUR = 9;
    private static final Map<String, Integer> COLOURS =
            Map.of("blue", 1, "yellow", 2, "black", 3, "white", 4, "green", 5);
    /** What a header of 2013 has room for. */
    private static final int DIGITS_OF_2013 = 12;

    /** @param vehicle of the register, with a terminal. @param modern whether it is of 2019 rather than 2013 */
    static TerminalIdentity of(JsonObject vehicle, boolean modern) {
        String phone = Phone.normal(vehicle.getString("terminal"));
        return new TerminalIdentity(
                phone,
                modern || phone.length() > DIGITS_OF_2013 ? Version.V2019 : Version.V2013,
                vehicle.getString("plate"),
                COLOURS.getOrDefault(vehicle.getString("plateColour"), OTHER_COLOUR));
    }

    Registration registration() {
        String number = phone.length() > 7 ? phone.substring(phone.length() - 7) : phone;
        return new Registration(LIAONING, CHAOYANG, "RMSIM", "SIM-808", number.toUpperCase(Locale.ROOT), colour, plate);
    }

    /** @param code that the platform gave at the registration */
    Authentication authentication(String code) {
        return version == Version.V2013
                ? new Authentication(code, null, null)
                : new Authentication(code, "0".repeat(Math.max(0, 15 - phone.length())) + phone, "sim-1");
    }
}
