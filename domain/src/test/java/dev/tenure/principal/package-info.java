@NullMarked
package dev.tenure.principal;

import org.jspecify.annotations.NullMarked;
