/**
 * The contract of every store, which the author of an adapter runs: a test class that implements
 * {@link dev.tenure.contract.StoreContract} and returns empty stores. A vault is tested by
 * {@link dev.tenure.contract.VaultContract}. On JUnit Jupiter, which a host brings itself. The name of each test begins
 * with the promise that it shows.
 */
@NullMarked
package dev.tenure.contract;

import org.jspecify.annotations.NullMarked;
