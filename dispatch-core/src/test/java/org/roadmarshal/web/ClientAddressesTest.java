package org.roadmarshal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientAddressesTest {
    private static final List<String> PROXIES = List.of("10.0.0.0/8", "192.168.1.7", "fd00::/8");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody in front               | 203.0.113.9      |                                       | 203.0.113.9",
                "a stranger's word             | 203.0.113.9      | 198.51.100.1                          | 203.0.113.9",
                "a proxy without a word        | 10.0.0.1         |                                       | 10.0.0.1",
                "a proxy's word                | 10.0.0.1         | 198.51.100.1                          | 198.51.100.1",
                "one address is trusted        | 192.168.1.7      | 198.51.100.1                          | 198.51.100.1",
                "its neighbour is not          | 192.168.1.8      | 198.51.100.1                          | 192.168.1.8",
                "two proxies                   | 10.0.0.1         | 198.51.100.1, 10.2.3.4                | 198.51.100.1",
                "two headers                   | 10.0.0.1         | 198.51.100.1; 10.2.3.4                | 198.51.100.1",
                "what the client invented      | 10.0.0.1         | 1.1.1.1, 198.51.100.1                 | 198.51.100.1",
                "a trusted one, invented       | 10.0.0.1         | 10.9.9.9, 198.51.100.1                | 198.51.100.1",
                "all are proxies               | 10.0.0.1         | 10.0.0.3, 10.0.0.2                    | 10.0.0.3",
                "no address                    | 10.0.0.1         | unknown                               | 10.0.0.1",
                "no address behind a proxy     | 10.0.0.1         | 198.51.100.1, unknown, 10.0.0.2       | 10.0.0.2",
                "a name is not looked up       | 10.0.0.1         | localhost                             | 10.0.0.1",
                "empty                         | 10.0.0.1         | ' , '                                 | 10.0.0.1",
                "IPv6                          | fd12:3456::1     | 2001:db8::5                           | 2001:db8::5",
                "IPv4 in IPv6                  | ::ffff:10.0.0.1  | 198.51.100.1                          | 198.51.100.1",
                "just outside of the network   | 11.0.0.0         | 198.51.100.1                          | 11.0.0.0",
            })
    void theRightmostThatIsNotTrusted(String what, String peer, String forwarded, String client) {
        List<String> headers = forwarded == null
                ? List.of()
                : Stream.of(forwarded.split(";")).map(String::strip).toList();
        assertThat(ClientAddresses.behind(PROXIES).of(peer, headers)).isEqualTo(client);
        assertThat(ClientAddresses.behind(List.of()).of(peer, headers))
                .as("off by default")
                .isEqualTo(peer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "proxy.example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "fd00::/129", "10.0.0"})
    void whatIsNoNetworkIsToldAtStart(String proxy) {
        assertThatThrownBy(() -> ClientAddresses.behind(List.of(proxy)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http.trustedProxies");
    }
}
