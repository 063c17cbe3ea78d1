package org.roadmarshal.legal.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.legal.CaseStep;

/** Each step of a case is hashed over the one before it, so that none can be altered or taken out unseen. */
final class StepChain {
    private static final String BEGIN = "0".repeat(64);

    private StepChain() {}

    /** @param step with any hash @param before the step before it in the case, or null */
    static CaseStep sealed(CaseStep step, CaseStep before) {
        String text = (before == null ? BEGIN : before.hash()) + Json.write(with(step, null));
        return with(step, sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    static boolean whole(List<CaseStep> steps) {
        CaseStep before = null;
        for (CaseStep step : steps) {
            if (!sealed(step, before).hash().equals(step.hash())) {
                return false;
            }
            before = step;
        }
        return true;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The name of an account may change; its id is what was said. */
    private static CaseStep with(CaseStep step, String hash) {
        return new CaseStep(
                step.n(),
                step.kind(),
                step.at(),
                step.recordedAt(),
                hash == null ? new Named(step.actor().id(), null) : step.actor(),
                step.location(),
                step.officers(),
                step.details(),
                step.note(),
                step.corrects(),
                hash);
    }
}
