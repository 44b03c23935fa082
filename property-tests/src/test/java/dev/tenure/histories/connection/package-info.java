/** The properties of a connection over time, against a model of its provider. */
@NullMarked
package dev.tenure.histories.connection;

import org.jspecify.annotations.NullMarked;
