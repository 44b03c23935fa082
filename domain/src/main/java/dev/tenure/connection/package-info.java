/** What is held of credentials that others issued: whose they are, how they are renewed, and when their user is needed. */
@NullMarked
package dev.tenure.connection;

import org.jspecify.annotations.NullMarked;
