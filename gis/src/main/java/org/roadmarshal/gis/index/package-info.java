/** Where many points are that move: one writer, any number of readers, no object a point. */
package org.roadmarshal.gis.index;
