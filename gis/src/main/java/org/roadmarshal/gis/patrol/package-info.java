/** How much of a way or an area somebody's track has visited. */
package org.roadmarshal.gis.patrol;
