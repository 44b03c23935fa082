/** Verification of webhooks, for hosts on the integrator's side, and the signals in Plaid's. */
@NullMarked
package dev.tenure.host.webhook;

import org.jspecify.annotations.NullMarked;
