/** The words that everybody uses: errors, JSON, paging, places, who acts and what they may. Depends on nothing of ours. */
package org.roadmarshal.kernel;
