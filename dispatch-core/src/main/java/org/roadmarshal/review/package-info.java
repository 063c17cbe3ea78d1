/**
 * What was done, looked at afterwards: times against targets, and the report of an incident. Reads what others have written and
 * changes nothing.
 */
package org.roadmarshal.review;
