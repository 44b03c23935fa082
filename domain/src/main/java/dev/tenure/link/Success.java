package dev.tenure.link;

import dev.tenure.item.InstitutionId;
import dev.tenure.item.ItemId;
import dev.tenure.item.ItemRules;
import dev.tenure.item.Sharing;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.TokenHash;

/**
 * What a user's success brings.
 *
 * @param item the name of the Item it founds, fresh
 * @param sealed the public token, sealed under the link token
 */
public record Success(
        ItemId item,
        InstitutionId institution,
        Sharing shared,
        TokenHash publicToken,
        SealedSecret sealed,
        ItemRules rules) {}
