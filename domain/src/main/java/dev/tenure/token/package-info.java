/** Tokens as immutable facts, their secrets, their texts and the environments they live in. */
@NullMarked
package dev.tenure.token;

import org.jspecify.annotations.NullMarked;
