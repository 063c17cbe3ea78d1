package org.roadmarshal.recommendation;

/** A skill that is in use. @param people who have it @param categories that ask for it */
public record SkillUse(String code, int people, int categories) {}
