package org.roadmarshal.device.internal.jt809;

import java.util.List;
import org.roadmarshal.protocol.jt809.BodyCipher;
import org.roadmarshal.protocol.jt809.Edition;

/**
 * How we are a subordinate platform.
 *
 * @param host of the superior platform
 * @param centreId that the superior platform gave us
 * @param cipher null for bodies in clear
 * @param subLinkHost the address at which the superior platform reaches us
 * @param subLinkPort where we await its sub link
 * @param listen the address that we listen on for it
 * @param keepAliveSeconds how often we say something on a main link that has nothing else to say
 * @param silenceSeconds after which a link that says nothing is cut; the standard has 180
 * @param vehicles which ones it gets
 * @param answer of duty checks, at once and by nobody; null where a person is to answer
 * @param echo the user id by which the superior platform signs in here, where it is a subordinate one of ours too: it is not told
 *     what it told us; 0 where it is not
 */
public record SubordinateConfig(
        String host,
        int port,
        Edition edition,
        long userId,
        String password,
        long centreId,
        BodyCipher cipher,
        String subLinkHost,
        int subLinkPort,
        String listen,
        int keepAliveSeconds,
        int silenceSeconds,
        Vehicles vehicles,
        String answer,
        long echo) {
    /**
     * @param org its code
     * @param agencies codes; of these and all below them, or of all where empty. The first one's dispatchers answer duty checks
     * @param uses what the vehicles are to us, such as {@code coach}; all where empty
     */
    public record Vehicles(String org, List<String> agencies, List<String> uses) {}

    /** For logs: without the password. */
    @Override
    public String toString() {
        return "SubordinateConfig[%s:%d, userId=%d]".formatted(host, port, userId);
    }
}
