/**
 * A server that shows how a host wires the library: Plaid's endpoints in front, Tenure behind, no rules of its own.
 */
@NullMarked
package dev.tenure.host;

import org.jspecify.annotations.NullMarked;
