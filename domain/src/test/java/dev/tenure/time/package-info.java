@NullMarked
package dev.tenure.time;

import org.jspecify.annotations.NullMarked;
