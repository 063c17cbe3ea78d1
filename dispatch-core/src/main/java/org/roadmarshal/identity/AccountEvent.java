package org.roadmarshal.identity;

import java.util.Map;
import org.roadmarshal.journal.Entry;

/** What the journal keeps of accounts: never a password, nor its hash. */
public sealed interface AccountEvent {
    Account account();

    String verb();

    /** Seen by those who keep accounts over the first of the agencies where it has a role. */
    default Entry entry() {
        Long agency =
                account().roles().isEmpty() ? null : account().roles().get(0).agencyId();
        return new Entry(
                "account." + verb(),
                "account",
                account().id(),
                account().version(),
                agency,
                null,
                null,
                Map.of("account", account()));
    }

    record Created(Account account) implements AccountEvent {
        @Override
        public String verb() {
            return "created";
        }
    }

    record Changed(Account account) implements AccountEvent {
        @Override
        public String verb() {
            return "changed";
        }
    }
}
