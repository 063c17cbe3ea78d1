/** What somebody must look at now, and who did. */
package org.roadmarshal.alarm;
