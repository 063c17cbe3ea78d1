package org.roadmarshal.hotline;

/** In what a channel shall be answered from now on: either hours or working days. */
public record HotlineChannelChange(Integer replyHours, Integer replyDays) {}
