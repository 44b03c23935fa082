@NullMarked
package dev.tenure.link;

import org.jspecify.annotations.NullMarked;
