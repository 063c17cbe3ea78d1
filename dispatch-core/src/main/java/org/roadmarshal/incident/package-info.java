/** What has happened and must be answered. */
package org.roadmarshal.incident;
