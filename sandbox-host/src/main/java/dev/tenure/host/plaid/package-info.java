/** The endpoints and bodies in Plaid's shape: Links, Items, accounts, and the tokens that do not expire. */
@NullMarked
package dev.tenure.host.plaid;

import org.jspecify.annotations.NullMarked;
