/** What citizens say on a hotline, who answers it, and how much of it was answered in time. */
package org.roadmarshal.hotline;
