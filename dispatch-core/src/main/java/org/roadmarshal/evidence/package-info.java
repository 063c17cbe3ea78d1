/**
 * Photos as evidence: the bytes lie on disk under their SHA-256 and are never altered; a row says what they are, who took them,
 * when and where.
 */
package org.roadmarshal.evidence;
