/** Patrols that come by: open road-environment issues that a free unit could look at with a few minutes' detour. */
package org.roadmarshal.detour;
