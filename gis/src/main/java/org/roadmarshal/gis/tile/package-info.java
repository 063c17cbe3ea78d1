/** Arithmetic of Web Mercator map tiles. */
package org.roadmarshal.gis.tile;
