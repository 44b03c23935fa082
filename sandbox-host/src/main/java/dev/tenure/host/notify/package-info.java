/**
 * Tells those outside what happened: a log, and webhooks, of Items as Plaid sends them and of all else as
 * standardwebhooks.com says.
 */
@NullMarked
package dev.tenure.host.notify;

import org.jspecify.annotations.NullMarked;
