/** The road network: OpenStreetMap files, the graph, the nearest road and the fastest way. */
package org.roadmarshal.gis.road;
