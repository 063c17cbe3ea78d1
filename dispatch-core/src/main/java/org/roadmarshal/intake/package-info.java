/**
 * What comes in from outside and what goes out: tables of issues that people bring, and what the public may see of issues. Nothing is
 * public that a moderator has not released; places are blurred, and nobody is named.
 */
package org.roadmarshal.intake;
