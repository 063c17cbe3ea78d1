/** Who can be sent: units, and the people, vehicles and equipment of the register. */
package org.roadmarshal.unit;
