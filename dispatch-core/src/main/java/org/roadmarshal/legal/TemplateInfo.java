package org.roadmarshal.legal;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Named;

/**
 * The template that a kind of document is made from.
 *
 * @param version 0 for the one that comes with the software
 * @param fields what it asks for
 */
public record TemplateInfo(
        DocumentKind kind, String title, int version, String sha256, List<String> fields, Instant at, Named by) {}
