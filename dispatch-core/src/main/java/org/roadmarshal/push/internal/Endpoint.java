package org.roadmarshal.push.internal;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/**
 * Where a browser's push service listens. Whoever signs in may name one, and we then send there: so it is HTTPS, and at no
 * address of our own networks. The address that was looked at is the one that is then connected to.
 *
 * @param host a name or an address
 * @param path with the query
 */
public record Endpoint(boolean secure, String host, int port, String path) {
    private static final int HTTPS = 443;

    /** @throws DispatchException VALIDATION where it can be none */
    public static Endpoint of(String text, boolean privateToo) {
        try {
            URI uri = new URI(text);
            boolean secure = "https".equals(uri.getScheme());
            if (!secure && !(privateToo && "http".equals(uri.getScheme()))) {
                throw DispatchException.invalid("endpoint is an https address");
            }
            int port = uri.getPort() == -1 ? HTTPS : uri.getPort();
            if (uri.getHost() == null || uri.getUserInfo() != null || !privateToo && port != HTTPS) {
                throw DispatchException.invalid("endpoint is no push service's address");
            }
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return new Endpoint(
                    secure, uri.getHost(), port, uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        } catch (java.net.URISyntaxException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "endpoint is not an address", e);
        }
    }

    String origin() {
        return (secure ? "https://" : "http://") + host + (secure && port == HTTPS ? "" : ":" + port);
    }

    /** Blocks. @throws DispatchException VALIDATION where it is, by any of its addresses, in a network of ours */
    InetAddress resolve(boolean privateToo) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (!privateToo && !isPublic(address)) {
                throw DispatchException.invalid("The endpoint is not on the public network");
            }
        }
        return addresses[0];
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address instanceof Inet4Address) {
            boolean carriers = first == 100 && second >= 64 && second < 128;
            boolean assignments = first == 192 && second == 0 && bytes[2] == 0;
            boolean benches = first == 198 && (second == 18 || second == 19);
            return first != 0 && first < 240 && !carriers && !assignments && !benches;
        }
        // Only global unicast, and of that no tunnel that ends in an IPv4 network: 2001::/32, 2002::/16, and 64:ff9b::
        // lies beyond it.
        boolean global = (first & 0xe0) == 0x20;
        boolean teredo = first == 0x20 && second == 1 && bytes[2] == 0 && bytes[3] == 0;
        boolean sixToFour = first == 0x20 && second == 2;
        return address instanceof Inet6Address && global && !teredo && !sixToFour;
    }
}
