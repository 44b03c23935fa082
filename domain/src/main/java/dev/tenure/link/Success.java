package dev.tenure.link;

import dev.tenure.item.InstitutionId;
import dev.tenure.item.ItemId;
import dev.tenure.item.ItemRules;
import dev.tenure.item.Sharing;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.TokenHash;

/**
 * The outcome of a user's success in Link.
 *
 * @param item the fresh id of the Item it creates
 * @param sealed the public token, sealed under the link token
 */
public record Success(
        ItemId item,
        InstitutionId institution,
        Sharing shared,
        TokenHash publicToken,
        SealedSecret sealed,
        ItemRules rules) {}
