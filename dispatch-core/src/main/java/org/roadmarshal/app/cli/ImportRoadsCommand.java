package org.roadmarshal.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.roadmarshal.cityimport.RoadImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "roads",
        description =
                "Import the roads of an OpenStreetMap file (.osm, .osm.gz, .osm.pbf); those that it does not have are deleted. Every node takes the new network on without a restart.",
        mixinStandardHelpOptions = true)
public final class ImportRoadsCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Parameters(paramLabel = "FILE")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        int org = target.inOrg((handle, id) -> id);
        int roads = new RoadImport(target.jdbi()).run(org, file);
        spec.commandLine().getOut().printf("roads: %d%n", roads);
        return 0;
    }
}
