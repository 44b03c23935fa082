package dev.tenure.contract;

/** The whole contract of a store. */
public interface StoreContract
        extends RoundTripContract,
                ClockContract,
                TextContract,
                PageContract,
                CommitContract,
                LockContract,
                DoubtContract,
                OutageContract,
                CutCommitContract,
                CrashContract,
                SettlingContract,
                RetentionContract,
                WithdrawalContract,
                OutboxContract,
                DeliveryContract,
                LateAnswerContract,
                DeliveryRaceContract,
                LastRunContract,
                RaceContract,
                EndRaceContract,
                GrantContract,
                GrantRaceContract,
                ConnectionContract,
                ConnectionChangeContract,
                ConnectionRaceContract {}
