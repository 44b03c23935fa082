/** The outbox as rows. */
@NullMarked
package dev.tenure.jdbc.outbox;

import org.jspecify.annotations.NullMarked;
