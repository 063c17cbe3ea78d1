/** Working days of an org: weekends, holidays, and the weekends that are worked for them. */
package org.roadmarshal.calendar;
