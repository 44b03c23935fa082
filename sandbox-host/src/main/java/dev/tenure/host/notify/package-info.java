/**
 * Notices to the outside: a log and webhooks, in Plaid's shape for Items and as standardwebhooks.com says for
 * everything else.
 */
@NullMarked
package dev.tenure.host.notify;

import org.jspecify.annotations.NullMarked;
