/** Fences by the thousand, and which of them a place lies in. Uses only places and distances. */
package org.roadmarshal.gis.fence;
