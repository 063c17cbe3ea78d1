/**
 * Where movers were: tracks, trips and stops, kilometres, who was near, replay, files in and out, and what is kept for how long.
 * Reads the table {@code fix} that the room position writes; old days from {@code track_day}.
 */
package org.roadmarshal.track;
