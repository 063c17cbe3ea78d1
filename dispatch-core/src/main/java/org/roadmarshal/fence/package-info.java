/**
 * Fences on the map and the rules on them. What moves is watched against them fix by fix; what breaks a rule becomes an alarm,
 * and what a vehicle's terminal itself alarms about does too.
 */
package org.roadmarshal.fence;
