/**
 * The roads to drive on: each org's network, made of the table {@code road} and kept on the node's disk under the name of the
 * import, so that it is there again in a moment.
 */
package org.roadmarshal.road;
