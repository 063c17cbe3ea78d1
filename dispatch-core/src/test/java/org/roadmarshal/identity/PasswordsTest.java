package org.roadmarshal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.roadmarshal.testing.Refusals.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roadmarshal.kernel.ErrorCode;

final class PasswordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"short", "123456789", "1234567890", "PASSWORD123", "aaaaaaaaaaaa", "abababababab", "xx-Wang-2026"
            })
    void whatIsEasyToGuessIsRefused(String password) {
        assertRefused(ErrorCode.VALIDATION, () -> Passwords.check("wang", password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "执法队的好密码一二三四", "8#kd!pQ2zz"})
    void whatIsNotIsTaken(String password) {
        assertThatCode(() -> Passwords.check("wang", password)).doesNotThrowAnyException();
    }

    @Test
    void aHashIsMemoryHardAndSaltedAndMatchesItsPasswordOnly() {
        String hash = Passwords.hash("执法队的好密码一二三四");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(Passwords.hash("执法队的好密码一二三四"));
        assertThat(Passwords.matches("执法队的好密码一二三四", hash)).isTrue();
        assertThat(Passwords.matches("执法队的好密码一二三五", hash)).isFalse();
        assertThat(Passwords.matches("anything", null)).isFalse();
    }

    @Test
    void aGeneratedOneKeepsTheRules() {
        assertThatCode(() -> Passwords.check("officer1", Passwords.generate())).doesNotThrowAnyException();
    }
}
