/**
 * What carries fixes to us: the register of devices, who each one speaks for, and the ways in (OsmAnd, the phone's own page).
 * Every way ends in one {@link org.roadmarshal.position.FixIntake}, as {@link org.roadmarshal.position.Fix}es.
 */
package org.roadmarshal.device;
