package org.roadmarshal.hotline;

import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Text;

/** What a case becomes as an issue. @param description null for what was said */
public record HotlineIssue(String category, Location location, String route, String stake, String description) {
    public HotlineIssue {
        description = Text.stripped("description", description);
    }
}
