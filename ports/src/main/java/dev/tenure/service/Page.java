package dev.tenure.service;

import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * A part of a list, in the list's order.
 *
 * @param content the entries of this page
 * @param next the key after which the next page begins; none after the last page
 */
public record Page<T, K>(Seq<T> content, Option<K> next) {}
