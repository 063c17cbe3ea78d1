/**
 * Officers and vehicles that are not there: they drive along the roads, send positions, answer tasks. All of it through the public
 * API and JT/T 808 alone, as a stranger's programs and terminals would. Time in here is <em>simulated seconds</em> since the
 * start: real ones times the speed; only connections live by the real clock. One event loop runs it all.
 */
package org.roadmarshal.simulator;
