/** The naive model of Links, Items and principals, written from the documents. */
@NullMarked
package dev.tenure.histories.item.oracle;

import org.jspecify.annotations.NullMarked;
