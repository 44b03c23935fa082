/** HTTP in general: clients, request bodies, JSON, refusals and their log. */
@NullMarked
package dev.tenure.host.http;

import org.jspecify.annotations.NullMarked;
