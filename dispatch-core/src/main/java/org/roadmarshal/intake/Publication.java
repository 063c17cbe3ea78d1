package org.roadmarshal.intake;

import java.time.Instant;

/**
 * What an org shows the public.
 *
 * @param page whether there is a progress page
 * @param open311 whether requests are taken and shown by Open311
 * @param contact how the public reaches the org about it, or null
 * @param since when this was last changed
 */
public record Publication(boolean page, boolean open311, String contact, Instant since, int version) {}
