package org.roadmarshal.highway;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Location;

/**
 * Where a stake text is.
 *
 * @param candidates one where it is found; where it is ambiguous all that it may mean, of which somebody has to choose
 */
public record StakeAnswer(Outcome outcome, List<Candidate> candidates) {
    public enum Outcome implements Coded {
        FOUND,
        AMBIGUOUS
    }

    /** Which of the places of a number: up to the break, or from it on. */
    public enum Part implements Coded {
        BEFORE,
        AFTER
    }

    /**
     * @param part null where the number occurs once
     * @param location of a stretch its middle
     * @param geometry GeoJSON: a point or a line
     */
    public record Candidate(
            StakePlace place,
            Part part,
            Location location,
            @JsonRawValue String geometry) {}

    @JsonIgnore
    public boolean found() {
        return outcome == Outcome.FOUND;
    }

    /** The one that was found. */
    @JsonIgnore
    public Candidate only() {
        if (!found()) {
            throw new IllegalStateException("ambiguous");
        }
        return candidates.get(0);
    }
}
