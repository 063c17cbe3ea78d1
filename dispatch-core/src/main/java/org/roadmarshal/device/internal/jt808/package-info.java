/**
 * The JT/T 808 server. A {@link org.roadmarshal.device.internal.jt808.Connection} makes frames into messages and back, a {@link
 * org.roadmarshal.device.internal.jt808.Dialogue} answers them, an {@link org.roadmarshal.device.internal.jt808.Uplink} hands on
 * what a terminal tells, a {@link org.roadmarshal.device.internal.jt808.Downlink} tells it what it is to do. One connection
 * lives on one event loop; nothing of it is shared but the entry in {@link org.roadmarshal.device.internal.jt808.Sessions}.
 */
package org.roadmarshal.device.internal.jt808;
