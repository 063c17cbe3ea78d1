/** The wire formats of terminals and platforms: bytes to records and back. Knows nothing of dispatch, sockets or storage. */
package org.roadmarshal.protocol;
