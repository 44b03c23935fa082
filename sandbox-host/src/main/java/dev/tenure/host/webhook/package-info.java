/**
 * For hosts on the integrator's side: what another party's webhooks must prove before they are believed, and what
 * Plaid's say of a login.
 */
@NullMarked
package dev.tenure.host.webhook;

import org.jspecify.annotations.NullMarked;
