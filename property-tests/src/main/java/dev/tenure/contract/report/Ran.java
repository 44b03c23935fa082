package dev.tenure.contract.report;

import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * A test that has ended.
 *
 * @param promises what it shows, if anything
 * @param by the class that it was run in
 * @param suite the kit's suite that it comes from
 * @param reason why it was skipped, or what is wrong with it; never what a failure said, which may be anything
 */
record Ran(
        Set<String> promises, String by, String test, Option<String> suite, Verdict verdict, Option<String> reason) {}
