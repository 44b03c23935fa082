/** The operations of the library for a host: {@link dev.tenure.service.Tenure} and the services that it assembles. */
@NullMarked
package dev.tenure.service;

import org.jspecify.annotations.NullMarked;
