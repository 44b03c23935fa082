/** The helpers of the services: no part of the public API, and not exported. */
@NullMarked
package dev.tenure.service.internal;

import org.jspecify.annotations.NullMarked;
