package dev.tenure.item;

import dev.tenure.time.Deadline;
import io.vavr.control.Option;

/** The Item that a token opens, with its approaching deadline, if one is close. */
public record AuthorizedItem(Item item, Option<Deadline> warning) {}
