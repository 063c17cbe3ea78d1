/**
 * What was: incidents of the past that come in from files, and the whole picture as it stood at an instant. Incidents, tasks and
 * units of files stand in the tables of their features, ended and marked; the journal tells only that a file came in (decision 10).
 */
package org.roadmarshal.history;
