package dev.tenure.link;

import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.ItemId;
import dev.tenure.item.ItemRules;
import dev.tenure.token.AccountId;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.TokenHash;
import io.vavr.collection.Seq;

/**
 * The outcome of a user's success in Link.
 *
 * @param item the fresh id of the Item it creates
 * @param accountIds a fresh id for each account of the consent
 * @param sealed the public token, sealed under the link token
 */
public record Success(
        ItemId item,
        InstitutionId institution,
        Consent consent,
        Seq<AccountId> accountIds,
        TokenHash publicToken,
        SealedSecret sealed,
        ItemRules rules) {}
