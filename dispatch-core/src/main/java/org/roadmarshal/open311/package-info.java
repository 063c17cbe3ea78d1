/**
 * Open311 GeoReport v2: other programs report issues and ask how far they are, in XML and JSON. What it tells it has from
 * {@code intake}, so that nothing is told here that is not public.
 */
package org.roadmarshal.open311;
