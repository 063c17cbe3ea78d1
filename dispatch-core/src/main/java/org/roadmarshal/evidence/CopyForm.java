package org.roadmarshal.evidence;

import org.roadmarshal.kernel.Coded;

/** What is made of a photo to look at: always a new JPEG, turned upright, without metadata. */
public enum CopyForm implements Coded {
    VIEW(1_600, 0.86f),
    THUMBNAIL(320, 0.8f),
    /** With who, where, when and the hash's beginning written on it. */
    WATERMARKED(2_048, 0.9f);

    private final int longest;
    private final float quality;

    CopyForm(int longest, float quality) {
        this.longest = longest;
        this.quality = quality;
    }

    /** Pixels of the longer side, at most. */
    public int longest() {
        return longest;
    }

    public float quality() {
        return quality;
    }
}
