package dev.tenure.contract.report;

/** How a test ended. */
enum Verdict {
    PASSED,
    FAILED,
    SKIPPED
}
