/** Whom to send: every unit with its travel time by road, why it is left out, and what became of the advice. */
package org.roadmarshal.recommendation;
