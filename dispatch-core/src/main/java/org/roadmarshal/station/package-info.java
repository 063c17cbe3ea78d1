/** Where people and equipment stand: squad posts, overload-control stations, coach and rail stations, the airport, bridges. */
package org.roadmarshal.station;
