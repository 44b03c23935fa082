/** The stories of connections: a provider's credentials, their renewal, and its failures. */
@NullMarked
package dev.tenure.stories.connection;

import org.jspecify.annotations.NullMarked;
