package dev.tenure.token;

/** The binding of a processor token besides its Item: one account and one partner; not the access token. */
public record Delegation(AccountId account, Processor processor) {}
