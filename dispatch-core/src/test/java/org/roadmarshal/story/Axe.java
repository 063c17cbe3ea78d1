package org.roadmarshal.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** axe-core, as the pages' own build brought it. */
final class Axe {
    /** One line for each serious or critical finding. */
    static final String FINDINGS = """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .filter(({ impact }) => impact === 'serious' || impact === 'critical')
              .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`))
            """;

    private Axe() {}

    static String source() {
        try {
            return Files.readString(
                    Path.of(System.getProperty("roadmarshal.home"), "web-ui/node_modules/axe-core/axe.min.js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
