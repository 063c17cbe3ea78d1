package org.roadmarshal.legal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.roadmarshal.journal.Entry;

/** What happens in the legal room, as facts. Who is liable stands in them masked: the journal is kept for ever and read by many. */
public sealed interface LegalEvent {
    Entry entry();

    /** The full-process record's own fact. */
    record Stepped(LegalCase legalCase, CaseStep step) implements LegalEvent {
        @Override
        public Entry entry() {
            String verb = step.kind() == StepKind.FILED ? "opened" : step.kind().code();
            return of(legalCase, verb, step.at(), Map.of("step", step));
        }
    }

    record Changed(LegalCase legalCase) implements LegalEvent {
        @Override
        public Entry entry() {
            return of(legalCase, "changed", null, Map.of());
        }
    }

    record Produced(LegalCase legalCase, CaseDocument document) implements LegalEvent {
        @Override
        public Entry entry() {
            return of(legalCase, "document_produced", null, Map.of("document", document));
        }
    }

    record Certified(Certificate certificate) implements LegalEvent {
        @Override
        public Entry entry() {
            return new Entry(
                    "certificate.changed",
                    "certificate",
                    certificate.id(),
                    certificate.version(),
                    certificate.agency().id(),
                    null,
                    null,
                    Map.of("certificate", certificate));
        }
    }

    record Worded(TemplateInfo template) implements LegalEvent {
        @Override
        public Entry entry() {
            return new Entry(
                    "legal_template.changed",
                    "legal_template",
                    template.kind().ordinal() + 1L,
                    template.version(),
                    null,
                    null,
                    null,
                    Map.of("legalTemplate", template));
        }
    }

    record Set(LegalSettings.Listed settings) implements LegalEvent {
        @Override
        public Entry entry() {
            return new Entry(
                    "legal_settings.changed",
                    "legal_settings",
                    1,
                    settings.version(),
                    null,
                    null,
                    null,
                    Map.of("legalSettings", settings));
        }
    }

    private static Entry of(LegalCase legalCase, String verb, Instant deviceAt, Map<String, Object> more) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("legalCase", legalCase.masked());
        data.putAll(more);
        return new Entry(
                "legal_case." + verb,
                "legal_case",
                legalCase.id(),
                legalCase.version(),
                legalCase.agency().id(),
                null,
                deviceAt,
                data);
    }
}
