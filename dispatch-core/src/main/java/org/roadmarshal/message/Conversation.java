package org.roadmarshal.message;

/** A unit's conversation as one of its sides sees it. @param unread how many of the other side's nobody here has read */
public record Conversation(Message last, int unread) {}
