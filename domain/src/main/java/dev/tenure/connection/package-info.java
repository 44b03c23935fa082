/** Credentials that providers issued: their keeping, their renewal, and the need for their user. */
@NullMarked
package dev.tenure.connection;

import org.jspecify.annotations.NullMarked;
