/**
 * What a track tells: a simpler line with a known error, stops and the trips between them, kilometres. Everything reads fix by
 * fix in the order of time and keeps no more than it must, so that a year fits into memory as well as an hour.
 */
package org.roadmarshal.gis.track;
