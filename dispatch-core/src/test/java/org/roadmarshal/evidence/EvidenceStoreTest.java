package org.roadmarshal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roadmarshal.evidence.internal.DiskStore;

final class EvidenceStoreTest {
    private static final byte[] PHOTO = "a photo".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HASH = EvidenceStore.sha256(PHOTO);

    @TempDir
    private Path directory;

    @Test
    void manyKeepTheSameAtOnceAndOneFileLiesThere() throws IOException {
        IntStream.range(0, 16).parallel().forEach(i -> new DiskStore(directory).keep(1, HASH, PHOTO));
        assertThat(files()).hasSize(1);
        assertThat(new DiskStore(directory).read(1, HASH)).isEqualTo(PHOTO);
    }

    @Test
    void orgsDoNotShareFiles() {
        EvidenceStore store = new DiskStore(directory);
        store.keep(1, HASH, PHOTO);
        assertThatThrownBy(() -> store.read(2, HASH)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasAlteredIsNotShown() throws IOException {
        EvidenceStore store = new DiskStore(directory);
        store.keep(1, HASH, PHOTO);
        Files.writeString(files().get(0), "another");
        assertThatThrownBy(() -> store.read(1, HASH)).hasMessageContaining("not as it was kept");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> below = Files.walk(directory)) {
            return below.filter(Files::isRegularFile).toList();
        }
    }
}
