/**
 * Highway land (公路用地) and building control zones (建筑控制区): what lies inside, outside, or too near to the edge to tell. Widths go
 * from a route's line outwards; an announced polygon takes the place of the computed edge.
 */
package org.roadmarshal.gis.zone;
