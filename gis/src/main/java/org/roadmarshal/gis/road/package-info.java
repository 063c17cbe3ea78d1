/** The road network: OpenStreetMap files, the graph, the nearest road, the fastest way, and tracks laid onto it. */
package org.roadmarshal.gis.road;
