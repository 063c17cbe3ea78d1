/** What is due later, kept in the database so that it outlives the node that asked for it. */
package org.roadmarshal.timer;
