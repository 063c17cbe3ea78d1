/** How far patrols are: what of their way or area the unit's own track has visited since it accepted. */
package org.roadmarshal.patrol;
