package org.roadmarshal.web;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whose request it is. A proxy that is trusted says it in {@code X-Forwarded-For}, where each hop has added to the right whom it heard
 * from: the rightmost address that is no trusted proxy's is the client, as everything left of it may be invented.
 */
public final class ClientAddresses {
    private static final String HEADER = "X-Forwarded-For";
    private static final int BYTE = 8;

    private final List<Network> trusted;

    private ClientAddresses(List<Network> trusted) {
        this.trusted = trusted;
    }

    /**
     * @param proxies addresses, or networks such as 10.0.0.0/8
     * @throws IllegalArgumentException naming the one that is neither
     */
    public static ClientAddresses behind(List<String> proxies) {
        return new ClientAddresses(proxies.stream().map(Network::of).toList());
    }

    String of(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress(), request.headers().getAll(HEADER));
    }

    /** @param peer who is connected @param forwarded the header's values, in order */
    String of(String peer, List<String> forwarded) {
        List<String> hops = forwarded.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .toList();
        String client = peer;
        for (int hop = hops.size() - 1; hop >= 0 && isTrusted(client); hop--) {
            String before = hops.get(hop);
            if (bytes(before) == null) {
                break;
            }
            client = before;
        }
        return client;
    }

    private boolean isTrusted(String address) {
        byte[] bytes = bytes(address);
        return bytes != null && trusted.stream().anyMatch(network -> network.has(bytes));
    }

    /** @return null where it is no address; an IPv4 one in IPv6's clothes is itself */
    private static byte[] bytes(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }

    /** @param bits how many of the first ones are the network's */
    private record Network(byte[] address, int bits) {
        static Network of(String text) {
            String[] parts = text.strip().split("/", 2);
            byte[] address = bytes(parts[0]);
            if (address == null) {
                throw new IllegalArgumentException("http.trustedProxies: not an address or network: " + text);
            }
            int most = address.length * BYTE;
            int bits = parts.length == 1 ? most : parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
            if (bits < 0 || bits > most) {
                throw new IllegalArgumentException(
                        "http.trustedProxies: a prefix is of 0 to " + most + " bits: " + text);
            }
            return new Network(address, bits);
        }

        boolean has(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                if (((address[bit / BYTE] ^ other[bit / BYTE]) >> (BYTE - 1 - bit % BYTE) & 1) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
