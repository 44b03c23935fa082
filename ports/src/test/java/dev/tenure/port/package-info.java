@NullMarked
package dev.tenure.port;

import org.jspecify.annotations.NullMarked;
