/** The naive model of grants and their tokens, written from the documents. */
@NullMarked
package dev.tenure.histories.grant.oracle;

import org.jspecify.annotations.NullMarked;
