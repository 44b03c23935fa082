@NullMarked
package dev.tenure.port.issuer;

import org.jspecify.annotations.NullMarked;
