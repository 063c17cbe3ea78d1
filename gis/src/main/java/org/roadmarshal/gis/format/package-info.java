/** Files and texts people exchange: GeoJSON and CSV, read with errors that say what is wrong and where. */
package org.roadmarshal.gis.format;
