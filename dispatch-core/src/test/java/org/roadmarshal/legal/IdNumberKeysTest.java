package org.roadmarshal.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.legal.IdNumberKeys.Sealed;

final class IdNumberKeysTest {
    private static final String NUMBER = "211302197001011234";
    private static final String HERE = "legal_case/1/1001";

    private static String key(String id, int of) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) of);
        return id + ":" + Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void theFirstSealsAndAllOpen() {
        IdNumberKeys old = IdNumberKeys.of(List.of(key("a", 1)));
        IdNumberKeys turned = IdNumberKeys.of(List.of(key("b", 2), key("a", 1)));
        Sealed sealed = old.seal(NUMBER, HERE);
        assertThat(turned.open(sealed, HERE)).contains(NUMBER);
        assertThat(turned.seal(NUMBER, HERE).key()).isEqualTo("b");
        assertThat(old.open(turned.seal(NUMBER, HERE), HERE))
                .as("not configured")
                .isEmpty();
        assertThat(old.seal(NUMBER, HERE).bytes()).as("never the same twice").isNotEqualTo(sealed.bytes());
        assertThat(new String(sealed.bytes())).doesNotContain("2113");
    }

    @Test
    void whatWasAlteredOrMovedIsNotOpened() {
        IdNumberKeys keys = IdNumberKeys.of(List.of(key("a", 1)));
        Sealed sealed = keys.seal(NUMBER, HERE);
        assertThatThrownBy(() -> keys.open(sealed, "legal_case/1/1002")).isInstanceOf(IllegalStateException.class);
        byte[] altered = sealed.bytes().clone();
        altered[20] ^= 1;
        assertThatThrownBy(() -> keys.open(new Sealed("a", altered), HERE)).isInstanceOf(IllegalStateException.class);
        IdNumberKeys other = IdNumberKeys.of(List.of(key("a", 3)));
        assertThatThrownBy(() -> other.open(sealed, HERE)).hasMessageContaining(HERE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c2hvcnQ=            | ID:BASE64",
                ":c2hvcnQ=           | ID:BASE64",
                "a b:c2hvcnQ=        | ID:BASE64",
                "a:c2hvcnQ=          | a is not 32 bytes",
                "a:not base64 at all | a is not 32 bytes"
            })
    void aWrongKeyIsToldWithoutSayingIt(String key, String says) {
        assertThatThrownBy(() -> IdNumberKeys.of(List.of(key)))
                .hasMessageContaining(says)
                .hasMessageNotContaining("c2hvcnQ")
                .hasMessageNotContaining("not base64");
    }

    @Test
    void twoKeysHaveTwoNames() {
        assertThatThrownBy(() -> IdNumberKeys.of(List.of(key("a", 1), key("a", 2))))
                .hasMessageContaining("two keys a");
    }

    @Test
    void aPartyIsNotLogged() {
        Party party = new Party(PartyKind.PERSON, "赵某", NUMBER, "某村", "139", null);
        assertThat(party.toString()).doesNotContain(NUMBER, "赵某", "139");
        assertThat(party.masked().idNumber()).isEqualTo("**************1234");
        assertThat(new Party(PartyKind.PERSON, "赵某", "1234", null, "13", null)
                        .masked()
                        .idNumber())
                .isEqualTo("**34");
    }
}
