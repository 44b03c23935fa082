/** The grant, one authorization with the access and refresh tokens that descend from it. */
@NullMarked
package dev.tenure.grant;

import org.jspecify.annotations.NullMarked;
