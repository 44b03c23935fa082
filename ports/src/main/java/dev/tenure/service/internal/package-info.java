/** The helpers of the services: no part of the public API, and exported to nobody. */
@NullMarked
package dev.tenure.service.internal;

import org.jspecify.annotations.NullMarked;
