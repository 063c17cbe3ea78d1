/** Which nodes there are. Hazelcast finds them and carries the event bus; no fact depends on either. */
package org.roadmarshal.cluster;
