/** Documents for people: the same blocks as PDF or Word, rows as a spreadsheet. Knows nothing of what they say. */
package org.roadmarshal.document;
