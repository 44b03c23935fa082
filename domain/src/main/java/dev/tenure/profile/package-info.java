/** The rules of a provider under one name, and the mapping of its rejections to errors. */
@NullMarked
package dev.tenure.profile;

import org.jspecify.annotations.NullMarked;
