/** Who reaches what in a few minutes, where nobody does, and who could move up. Asked on demand; keeps nothing. */
package org.roadmarshal.coverage;
