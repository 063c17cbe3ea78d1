/** Places, boxes, distances and lines in WGS-84 longitude/latitude. Knows nothing of the other packages. */
package org.roadmarshal.gis.geo;
