package org.roadmarshal.timer;

import java.time.Instant;

/** A due row. @param data the JSON object that was given when it was set */
public record Timer(int org, long id, String kind, long subjectId, Instant dueAt, String data) {}
