@NullMarked
package dev.tenure.readme;

import org.jspecify.annotations.NullMarked;
