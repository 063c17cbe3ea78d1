/**
 * JT/T 809, by which supervision platforms exchange vehicles' positions, in its editions of 2011 and 2019: frames and messages,
 * both ways. Pure functions but for {@link org.roadmarshal.protocol.jt809.FrameDecoder}, which remembers a half frame.
 *
 * <p>Where an edition's layout could not be confirmed, the message stays {@link org.roadmarshal.protocol.jt809.Unread}.
 */
package org.roadmarshal.protocol.jt809;
