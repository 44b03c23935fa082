package dev.tenure.item;

import dev.tenure.time.Deadline;
import io.vavr.control.Option;

/** What a token opens: the Item, with the deadline that is close, if one is. */
public record AuthorizedItem(Item item, Option<Deadline> warning) {}
