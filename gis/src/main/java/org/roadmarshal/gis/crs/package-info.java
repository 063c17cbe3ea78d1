/** Coordinate systems: China's offset coordinates and the EPSG registry, to and from WGS-84. */
package org.roadmarshal.gis.crs;
