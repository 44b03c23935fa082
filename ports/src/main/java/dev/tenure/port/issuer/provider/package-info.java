/** The response tables of the providers that integrators meet most. */
@NullMarked
package dev.tenure.port.issuer.provider;

import org.jspecify.annotations.NullMarked;
