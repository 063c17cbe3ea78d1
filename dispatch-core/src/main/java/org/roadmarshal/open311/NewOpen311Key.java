package org.roadmarshal.open311;

import org.roadmarshal.kernel.Text;

/** @param name whose it is @param perMinute null for as many as usual */
public record NewOpen311Key(String name, Integer perMinute) {
    private static final int USUAL = 60;

    public NewOpen311Key {
        name = Text.stripped("name", name);
        perMinute = perMinute == null ? USUAL : perMinute;
    }
}
