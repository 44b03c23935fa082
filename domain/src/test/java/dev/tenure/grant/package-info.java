@NullMarked
package dev.tenure.grant;

import org.jspecify.annotations.NullMarked;
