package org.roadmarshal.device.internal.jt809;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.protocol.jt809.SignIn;
import org.roadmarshal.protocol.jt809.SignInReply;

/** Whether a platform that signs in is one of ours. */
final class SignInCheck {
    private SignInCheck() {}

    /** @param result of {@link SignInReply}. @param account null unless welcome */
    record Verdict(int result, JdbcPlatform.Account account) {
        private static Verdict refused(int result) {
            return new Verdict(result, null);
        }
    }

    /**
     * In a worker: the password's hash is slow on purpose.
     *
     * @param address of the caller
     * @param centreId of the frame
     */
    static Verdict check(Handle handle, SignIn signIn, long centreId, String address) {
        Optional<JdbcPlatform.Account> known =
                JdbcPlatform.account(handle, signIn.userId()).filter(account -> !account.disabled());
        if (known.isEmpty()) {
            return Verdict.refused(SignInReply.UNKNOWN_USER);
        }
        JdbcPlatform.Account account = known.get();
        if (!account.addresses().isEmpty() && !account.addresses().contains(address)) {
            return Verdict.refused(SignInReply.WRONG_ADDRESS);
        }
        if (account.centreId() != centreId) {
            return Verdict.refused(SignInReply.WRONG_CENTRE);
        }
        return PlatformPassword.matches(signIn.password(), account.passwordHash())
                ? new Verdict(SignInReply.WELCOME, account)
                : Verdict.refused(SignInReply.WRONG_PASSWORD);
    }

    /** Where a sub link may go: where the platform is known to be, so that nobody makes us knock at doors of their choice. */
    static boolean maySubLinkTo(JdbcPlatform.Account account, String host, String caller) {
        return host.equals(caller) || account.addresses().contains(host);
    }
}
