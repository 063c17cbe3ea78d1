/**
 * Who is sent where, and how far they are. Locks are taken in one order, incident, unit, task, by everybody who changes a task:
 * dispatchers, crews and timers then never wait for each other in a ring.
 */
package org.roadmarshal.task;
