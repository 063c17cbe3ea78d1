package org.roadmarshal.hotline;

/** A way in which citizens reach the bureau. @param replyHours to answer in, where a case does not say */
public record HotlineChannel(String code, String name, String nameEn, int replyHours) {}
