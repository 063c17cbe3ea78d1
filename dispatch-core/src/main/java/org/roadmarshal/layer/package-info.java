/**
 * The map: the city, its layers as vector tiles and as GeoJSON, and whose ground a place is. Tiles are made by PostGIS from
 * geometry that is kept in web-mercator metres, and remembered under the layer's version, which is the journal's sequence of
 * the last fact that changed it: the same on every node and after every restart.
 */
package org.roadmarshal.layer;
