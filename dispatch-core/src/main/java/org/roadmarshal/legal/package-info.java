/**
 * The legal track of a road-environment issue (案件): a case against a liable party, its steps with the earliest and the latest day
 * on which each is lawful, documents from templates that a bureau edits, deliveries, and the whole file of it (卷宗).
 * {@link org.roadmarshal.legal.internal.Sequence} is the table of what may follow what.
 */
package org.roadmarshal.legal;
