@NullMarked
package dev.tenure.decision;

import org.jspecify.annotations.NullMarked;
