package dev.tenure.contract.report;

import io.vavr.collection.Set;

/** Something that a test has published about itself: how many there were, which were caught. */
record Figure(Set<String> promises, String by, String key, String value) {}
