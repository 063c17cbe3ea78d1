/**
 * The relapse radar: places scored by what came back there, the season, the day and what is open, each reason with its number; and
 * a patrol over the highest of them.
 */
package org.roadmarshal.radar;
