package org.roadmarshal.incident;

/** A kind of incident. @param priority what an incident of it has unless somebody says otherwise, 1 to 4 */
public record IncidentCategory(String code, String name, String nameEn, int priority) {}
