package org.roadmarshal.demo;

/** One made-up person of the demo. */
record Officer(String badge, String name, String squad, String title) {}
