/** What the library does for a host: the front door {@link dev.tenure.service.Tenure} and the services behind it. */
@NullMarked
package dev.tenure.service;

import org.jspecify.annotations.NullMarked;
