package org.roadmarshal.cityimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.roadmarshal.db.Database;
import org.roadmarshal.demo.DemoCity;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;

@ExtendWith(PostgisExtension.class)
final class DemoCityImportTest {
    private final Jdbi jdbi;

    DemoCityImportTest(TestDatabase database) {
        this.jdbi = Database.jdbi(database.dataSource());
    }

    @Test
    void theDemoCityComesInWhole(@TempDir Path demo) throws Exception {
        new DemoCity().write(demo, 1);
        CityImport.Report report = new CityImport(jdbi).run(demo);
        assertThat(report.rows())
                .containsEntry("people", 256)
                .containsEntry("vehicles", 86 + 1417)
                .containsEntry("equipment", 179 + 131 + 139 + 162)
                .containsEntry("issues", 1084);
        assertThat(ask("select count(*) from agency where kind = 'township'")).isEqualTo("163");
        assertThat(ask("select count(*) from device join vehicle on vehicle.id = device.vehicle_id"
                        + " where device.kind = 'jt808' and device.address = ltrim(vehicle.terminal, '0')"))
                .isEqualTo("1503");
        assertThat(ask("select count(*) from unit where home is null")).isEqualTo("0");
        assertThat(ask("select count(*) from road"))
                .isEqualTo(String.valueOf(report.rows().get("roads")));
    }

    private String ask(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).one());
    }
}
