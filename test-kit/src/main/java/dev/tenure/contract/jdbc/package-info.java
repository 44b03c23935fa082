/** Hooks of the contract kit for stores over JDBC. */
@NullMarked
package dev.tenure.contract.jdbc;

import org.jspecify.annotations.NullMarked;
