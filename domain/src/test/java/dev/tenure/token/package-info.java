@NullMarked
package dev.tenure.token;

import org.jspecify.annotations.NullMarked;
