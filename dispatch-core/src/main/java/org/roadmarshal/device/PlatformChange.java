package org.roadmarshal.device;

import java.util.List;

/** What to change of a platform; what is null stays. */
public record PlatformChange(String name, String password, List<String> addresses, Boolean disabled) {
    /** For logs: without the password. */
    @Override
    public String toString() {
        return "PlatformChange[name=%s, addresses=%s, disabled=%s]".formatted(name, addresses, disabled);
    }
}
