/**
 * What a run of tests shows of the promises, told in two files: a text for people and JSON for machines. Turned on by the
 * system property {@code tenure.conformance}; see {@link dev.tenure.contract.report.ConformanceReport}.
 */
@NullMarked
package dev.tenure.contract.report;

import org.jspecify.annotations.NullMarked;
