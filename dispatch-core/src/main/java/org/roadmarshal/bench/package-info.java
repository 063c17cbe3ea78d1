/**
 * What this machine can do at most, and what we make of it, in one run: ratios are told, as machines differ. A bare program of
 * the same libraries is the limit. Our side is a real server process, asked through its public API.
 */
package org.roadmarshal.bench;
