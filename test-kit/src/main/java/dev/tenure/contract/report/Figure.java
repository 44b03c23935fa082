package dev.tenure.contract.report;

import io.vavr.collection.Set;

/** A figure that a test has published about itself, such as a number of cases or the mutants killed. */
record Figure(Set<String> promises, String by, String key, String value) {}
