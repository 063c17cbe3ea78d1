package org.roadmarshal.push.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roadmarshal.kernel.DispatchException;

final class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, true",
        "2606:4700::1, true",
        "127.0.0.1, false",
        "127.9.9.9, false",
        "0.0.0.0, false",
        "0.1.2.3, false",
        "10.1.2.3, false",
        "172.16.0.1, false",
        "172.32.0.1, true",
        "192.168.1.1, false",
        "192.0.0.8, false",
        "169.254.169.254, false",
        "100.64.0.1, false",
        "100.128.0.1, true",
        "198.18.0.1, false",
        "224.0.0.1, false",
        "255.255.255.255, false",
        "::, false",
        "::1, false",
        "::ffff:127.0.0.1, false",
        "::127.0.0.1, false",
        "fe80::1, false",
        "fc00::1, false",
        "fd12::1, false",
        "ff02::1, false",
        "64:ff9b::7f00:1, false",
        "2001:0:7f00:1::, false",
        "2002:7f00:1::, false"
    })
    void knowsThePublicNetwork(String address, boolean isPublic) throws Exception {
        assertThat(Endpoint.isPublic(InetAddress.getByName(address))).isEqualTo(isPublic);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example.org/x",
                "https://push.example.org:8443/x",
                "https://somebody@push.example.org/x",
                "ftp://push.example.org/x",
                "https:///x",
                "file:///etc/passwd",
                "https://push.example.org/ x",
                "nonsense"
            })
    void refusesWhatIsNoPushService(String address) {
        assertThatThrownBy(() -> Endpoint.of(address, false)).isInstanceOf(DispatchException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/x", "https://localhost/x", "https://[::1]/x", "https://2130706433/x"})
    void refusesOurOwnNetwork(String address) {
        assertThatThrownBy(() -> Endpoint.of(address, false).resolve(false)).isInstanceOf(DispatchException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://push.example.org/a/b?c=d, https://push.example.org, /a/b?c=d",
        "https://push.example.org, https://push.example.org, /"
    })
    void keepsThePlace(String address, String origin, String path) {
        Endpoint endpoint = Endpoint.of(address, false);
        assertThat(endpoint.origin()).isEqualTo(origin);
        assertThat(endpoint.path()).isEqualTo(path);
    }
}
