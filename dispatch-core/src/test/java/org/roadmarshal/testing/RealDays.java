package org.roadmarshal.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.roadmarshal.history.HistoryImport;
import org.roadmarshal.history.HistoryMapping;
import org.roadmarshal.history.PastCity;
import org.roadmarshal.history.PastFile;
import org.roadmarshal.identity.Role;
import org.roadmarshal.journal.Journal;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Two real days of a fire department, imported into a city of their own. @param leader who sees all of it */
public record RealDays(PastFile past, Principal leader) {
    /** Beside the repository, where it is at hand; where not, the test that asks is skipped and says so. */
    public static Path file() {
        Path file = SharedData.file("incident-history-2days.csv");
        assumeTrue(Files.exists(file), "skipped: the shared file of two real days is not here");
        return file;
    }

    public static RealDays load(Jdbi jdbi) throws Exception {
        Path file = file();
        HistoryMapping mapping = HistoryMapping.read(Documents.file("history-mapping-sf.yaml"));
        PastFile past = PastFile.read(file, mapping, Instant.now());
        Principal leader = jdbi.inTransaction(handle -> {
            int org = PastCity.make(handle, "sf", mapping, past.responses());
            Journal.inside(
                    handle, org, Actor.SYSTEM, transaction -> new HistoryImport("sf", true).run(transaction, past));
            Set<Long> agencies = handle.select("select id from agency where org = ?", org)
                    .mapTo(Long.class)
                    .set();
            Map<Permission, Set<Long>> granted = new HashMap<>();
            Role.LEADER.permissions().forEach(permission -> granted.put(permission, agencies));
            return new Principal(org, 1, "leader", null, null, granted);
        });
        return new RealDays(past, leader);
    }
}
