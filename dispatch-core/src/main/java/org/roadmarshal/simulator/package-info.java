/**
 * Officers and vehicles that are not there: they drive along the roads, send positions, answer tasks. All of it through the public
 * API alone, as a stranger's programs would. Time in here is <em>simulated seconds</em> since the start: real ones times the
 * speed. One event loop runs it all.
 */
package org.roadmarshal.simulator;
