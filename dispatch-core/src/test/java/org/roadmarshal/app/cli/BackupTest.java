package org.roadmarshal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.roadmarshal.app.Main;
import org.roadmarshal.db.Database;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.SmallCity;
import org.roadmarshal.testing.TestDatabase;

@ExtendWith(PostgisExtension.class)
final class BackupTest {
    @TempDir
    private Path directory;

    @Test
    void whatIsLostComesBack(TestDatabase database) throws Exception {
        SmallCity.build(database);
        Jdbi jdbi = Database.jdbi(database.dataSource());
        Path evidence = Files.createDirectories(directory.resolve("evidence"));
        Files.writeString(evidence.resolve("photo.jpg"), "a photo");
        String file = directory.resolve("whole.tar").toString();

        assertThat(run(database, evidence, "backup", file)).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file))))
                .isEqualTo("rw-------");
        assertThat(run(database, evidence, "backup", file))
                .as("it is there already")
                .isNotZero();

        jdbi.useHandle(handle -> handle.execute("update unit set callsign = 'LOST' where org = 1 and id = 21"));
        Files.delete(evidence.resolve("photo.jpg"));
        assertThat(run(database, evidence, "restore", file))
                .as("the database holds something")
                .isNotZero();
        assertThat(callsign(jdbi)).isEqualTo("LOST");

        assertThat(run(database, evidence, "restore", "--force", file)).isZero();
        assertThat(callsign(jdbi)).isEqualTo("101-01");
        assertThat(evidence.resolve("photo.jpg")).hasContent("a photo");
        assertThat(run(database, evidence, "migrate")).as("it is whole").isZero();
    }

    private static String callsign(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.select("select callsign from unit where org = 1 and id = 21")
                .mapTo(String.class)
                .one());
    }

    private static int run(TestDatabase database, Path evidence, String... command) {
        StringWriter said = new StringWriter();
        String[] settings = {"--set", "db.url=" + database.url(), "--set", "evidence.dir=" + evidence};
        String[] all = new String[command.length + settings.length];
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(settings, 0, all, command.length, settings.length);
        return Main.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(all);
    }
}
