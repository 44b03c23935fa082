/** Clients and their users, whose withdrawal ends everything created under them in one write. */
@NullMarked
package dev.tenure.principal;

import org.jspecify.annotations.NullMarked;
