package dev.tenure.contract.report;

/** The outcome of a test. */
enum Verdict {
    PASSED,
    FAILED,
    SKIPPED
}
