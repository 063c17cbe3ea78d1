/** The demo city, generated as a directory of files that the importer takes like anybody's own. */
package org.roadmarshal.demo;
