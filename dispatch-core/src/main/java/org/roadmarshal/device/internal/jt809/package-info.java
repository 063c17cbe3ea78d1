/**
 * Platforms over JT/T 809. As the superior one: {@link MainLinks} lets subordinate platforms in, a {@link MainLink} each, opens
 * the {@link SubLink} back, and gives what they send to the intake. As the subordinate one: {@link Forwarder} on every node picks
 * the fixes that the superior platform shall have, {@link Subordinate} on one node of the cluster holds the links.
 */
package org.roadmarshal.device.internal.jt809;
