/**
 * JT/T 808, the protocol of vehicles' terminals, in its 2011/2013 and 2019 editions: bytes in, records out, and back. Pure: it
 * knows no socket, no clock and no register. {@link org.roadmarshal.protocol.jt808.FrameDecoder} makes frames out of a stream,
 * {@link org.roadmarshal.protocol.jt808.Reassembly} joins sub-packages, {@link org.roadmarshal.protocol.jt808.Messages} reads
 * bodies, {@link org.roadmarshal.protocol.jt808.FrameEncoder} writes both.
 *
 * <p>Nothing a stranger sends makes it throw: a frame that is none is reported as a {@link
 * org.roadmarshal.protocol.jt808.Refusal}, a body that is none as {@link org.roadmarshal.protocol.jt808.Malformed}.
 */
package org.roadmarshal.protocol.jt808;
