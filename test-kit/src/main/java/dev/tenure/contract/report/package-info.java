/**
 * The report of a run on the promises, in two files: a text for people and JSON for machines. The system property
 * {@code tenure.conformance} turns it on; see {@link dev.tenure.contract.report.ConformanceReport}.
 */
@NullMarked
package dev.tenure.contract.report;

import org.jspecify.annotations.NullMarked;
