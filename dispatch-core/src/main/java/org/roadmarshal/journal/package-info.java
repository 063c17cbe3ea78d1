/**
 * The record of every fact. {@link org.roadmarshal.journal.Journal#commit} is the only way in: it writes state and fact in one
 * transaction. The sealer gives committed facts their number and hash; the tail of each node hands them on in that order.
 */
package org.roadmarshal.journal;
