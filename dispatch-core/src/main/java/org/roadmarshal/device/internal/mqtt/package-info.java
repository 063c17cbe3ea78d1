/** Devices that publish to an MQTT broker, of which we are a client. */
package org.roadmarshal.device.internal.mqtt;
