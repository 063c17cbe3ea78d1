/**
 * Campaigns: what was found, removed and verified in a season, by category, squad, route and township, each figure down to its
 * issues. And the assessment of how issues are handled. Reads what the room of issues writes; what it writes itself is the
 * campaigns.
 */
package org.roadmarshal.campaign;
