/**
 * What every store must keep, to be run by whoever writes one: a test class that implements
 * {@link dev.tenure.contract.StoreContract} and hands out empty stores. A vault is held against
 * {@link dev.tenure.contract.VaultContract}. On JUnit Jupiter, which a host brings itself. The name of each test begins
 * with the promise that it shows.
 */
@NullMarked
package dev.tenure.contract;

import org.jspecify.annotations.NullMarked;
