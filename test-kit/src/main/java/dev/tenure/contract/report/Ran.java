package dev.tenure.contract.report;

import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * A finished test.
 *
 * @param promises the promises that it shows, if any
 * @param by the class that it ran in
 * @param suite the kit's suite that it comes from
 * @param reason the reason why it was skipped, or the fault of its declaration; never the text of a failure, which may
 *     be anything
 */
record Ran(
        Set<String> promises, String by, String test, Option<String> suite, Verdict verdict, Option<String> reason) {}
