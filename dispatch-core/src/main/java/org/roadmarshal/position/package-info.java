/**
 * Fixes, where everything is now, and where it was. A fix takes two ways at once: into the live picture of this node, which
 * tells the others, and to the track writer, whose commit is what the sender waits for.
 *
 * <p>The live picture runs ahead of the commit on purpose: it keeps moving while the database is away, a position shown but not
 * yet stored does no harm (the newest replaces it anyway), and the sender, who got no acknowledgement, sends it again.
 */
package org.roadmarshal.position;
