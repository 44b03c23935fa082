package dev.tenure.token;

/** The account and the partner that a processor token is bound to, beside its Item and not to an access token. */
public record Delegation(AccountId account, Processor processor) {}
