@NullMarked
package dev.tenure.rules;

import org.jspecify.annotations.NullMarked;
