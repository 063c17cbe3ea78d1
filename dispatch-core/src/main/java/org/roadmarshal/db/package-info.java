/** The one blocking door: a pool of connections and a pool of threads of the same size. Everything that waits for PostGIS waits here. */
package org.roadmarshal.db;
