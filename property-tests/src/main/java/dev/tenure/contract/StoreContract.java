package dev.tenure.contract;

/** All that a store must keep. */
public interface StoreContract
        extends RoundTripContract,
                ClockContract,
                TextContract,
                PageContract,
                CommitContract,
                LockContract,
                DoubtContract,
                OutageContract,
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
