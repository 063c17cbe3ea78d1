package org.roadmarshal.legal;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.legal.internal.JdbcIdNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Liable parties' id numbers, encrypted where they are kept. A case is read without its number, so that no list, fact, log or kept
 * answer has it; who shows or prints one asks here for it.
 */
public final class IdNumbers {
    private static final Logger LOG = LoggerFactory.getLogger(IdNumbers.class);
    private static final int AT_ONCE = 200;

    private final IdNumberKeys keys;

    public IdNumbers(IdNumberKeys keys) {
        this.keys = keys;
    }

    /**
     * In place of what was kept.
     *
     * @param number null for none
     * @throws DispatchException CONFLICT where there is no key to encrypt it with
     */
    public void put(Handle handle, int org, long caseId, String number) {
        if (number == null) {
            JdbcIdNumber.clear(handle, org, caseId);
            return;
        }
        if (keys.current().isEmpty()) {
            throw DispatchException.conflict(
                    "没有配置证件号码的加密密钥，不能保存证件号码 / no id number is taken while legal.idNumberKeys has no key");
        }
        JdbcIdNumber.put(handle, org, caseId, keys.seal(number, place(org, caseId)));
    }

    /** The case with its party's number. @throws DispatchException CONFLICT where its key is not configured any more */
    public LegalCase with(Handle handle, int org, LegalCase found) {
        return JdbcIdNumber.find(handle, org, found.id())
                .map(kept -> found.with(found.party().with(opened(org, kept))))
                .orElse(found);
    }

    private String opened(int org, JdbcIdNumber.Kept kept) {
        return kept.sealed() == null
                ? kept.plain()
                : keys.open(kept.sealed(), place(org, kept.caseId()))
                        .orElseThrow(() -> DispatchException.conflict(
                                "证件号码的密钥%s没有配置 / the id number is encrypted with the key %s, which legal.idNumberKeys has not"
                                        .formatted(
                                                kept.sealed().key(),
                                                kept.sealed().key())));
    }

    /**
     * At the start of a node: encrypts with the current key what another one encrypted, and what was kept in clear before there was
     * any. Several nodes may do it at once. What no key here opens is left as it is and told; the node starts all the same.
     */
    public Future<?> begin(Database database) {
        return renewed(database).compose(done -> told(database)).otherwise(failure -> {
            LOG.error("Id numbers were not encrypted anew", failure);
            return null;
        });
    }

    private Future<Integer> renewed(Database database) {
        return database.write(this::renewSome)
                .compose(done -> done == AT_ONCE ? renewed(database) : Future.succeededFuture(done));
    }

    private int renewSome(Handle handle) {
        Optional<String> current = keys.current();
        if (current.isEmpty()) {
            return 0;
        }
        List<JdbcIdNumber.Kept> old = JdbcIdNumber.old(handle, current.get(), keys.ids(), AT_ONCE);
        for (JdbcIdNumber.Kept kept : old) {
            String number = opened(kept.org(), kept);
            JdbcIdNumber.put(handle, kept.org(), kept.caseId(), keys.seal(number, place(kept.org(), kept.caseId())));
        }
        return old.size();
    }

    private Future<Void> told(Database database) {
        return database.read(handle -> {
            List<String> unknown = JdbcIdNumber.unknownKeys(handle, keys.ids());
            if (!unknown.isEmpty()) {
                LOG.error("Id numbers are encrypted with keys that legal.idNumberKeys has not: {}", unknown);
            }
            if (keys.current().isEmpty() && JdbcIdNumber.anyPlain(handle)) {
                LOG.warn("Id numbers are kept in clear until legal.idNumberKeys has a key");
            }
            return null;
        });
    }

    private static String place(int org, long caseId) {
        return "legal_case/" + org + "/" + caseId;
    }
}
