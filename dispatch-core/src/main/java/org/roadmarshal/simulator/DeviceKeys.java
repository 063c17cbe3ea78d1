package org.roadmarshal.simulator;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The devices' keys in a file that only its owner may read, by callsign and seed. */
final class DeviceKeys {
    private final Path file;
    private final JsonObject keys;

    DeviceKeys(Path file) {
        this.file = file;
        try {
            this.keys = Files.exists(file) ? new JsonObject(Files.readString(file)) : new JsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the devices' keys in " + file, e);
        }
    }

    /** @return null where there is none yet */
    String find(String device) {
        return keys.getString(device);
    }

    void keep(String device, String key) {
        keys.put(device, key);
        save();
    }

    void forget(String device) {
        keys.remove(device);
        save();
    }

    private void save() {
        try {
            Path next = Files.createTempFile(
                    file.getParent(),
                    "device-keys",
                    null,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(next, keys.encodePrettily());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the devices' keys in " + file, e);
        }
    }
}
