package dev.tenure.token;

/** What a processor token is bound to besides its Item: one account and one partner; not the access token. */
public record Delegation(AccountId account, Processor processor) {}
