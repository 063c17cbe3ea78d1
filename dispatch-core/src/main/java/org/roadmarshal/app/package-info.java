/** The program: configuration, wiring by constructor, commands. Knows everybody; nobody knows it. */
package org.roadmarshal.app;
