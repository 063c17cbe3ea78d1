package org.roadmarshal.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.roadmarshal.kernel.DispatchException;

/**
 * A request to a {@link Door}. Immutable.
 *
 * @param path after the door's prefix, without the query
 * @param query as it stands in the address, undecoded; empty for none
 * @param form the body of a form, undecoded; null where there is none
 * @param address the client's address
 */
public record DoorCall(String method, String path, String query, String form, String address) {
    /** Values by name, in order; blank ones are as good as none. */
    public record Fields(Map<String, List<String>> values) {
        /** @throws DispatchException VALIDATION where it stands more than once */
        public Optional<String> one(String name) {
            List<String> all = all(name);
            if (all.size() > 1) {
                throw DispatchException.invalid(name + " stands more than once");
            }
            return all.stream().findFirst();
        }

        public List<String> all(String name) {
            return values.getOrDefault(name, List.of());
        }

        /** Where it may be given several times, and each time several with commas between. */
        public List<String> listed(String name) {
            return all(name).stream()
                    .flatMap(text -> Stream.of(text.split(",")))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
    }

    /** @throws DispatchException VALIDATION where it is not what it says it is */
    public Fields queryFields() {
        return new Fields(FormFields.read(query));
    }

    /** @throws DispatchException VALIDATION where there is no form, or it is none */
    public Fields formFields() {
        if (form == null) {
            throw DispatchException.invalid("Send a form: Content-Type application/x-www-form-urlencoded");
        }
        return new Fields(FormFields.read(form));
    }
}
