package org.roadmarshal.intake;

import org.roadmarshal.gis.crs.SourceCrs;

/**
 * How to take a file.
 *
 * @param name of the file
 * @param dryRun only say what would become of it
 * @param crs what its coordinates are
 * @param all all rows or, where one is faulty, none; else the good ones
 */
public record ImportOptions(String name, boolean dryRun, SourceCrs crs, boolean all) {}
