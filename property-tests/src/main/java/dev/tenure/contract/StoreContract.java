package dev.tenure.contract;

/** All that a store must keep. */
public interface StoreContract
        extends KeepingContract,
                ClockContract,
                TextContract,
                CommitContract,
                LockContract,
                OutageContract,
                CrashContract,
                SettlingContract,
                RetentionContract,
                WithdrawalContract,
                OutboxContract,
                DeliveryContract,
                LateAnswerContract,
                DeliveryRaceContract,
                RunsContract,
                RaceContract,
                EndRaceContract,
                GrantContract,
                GrantRaceContract,
                CustodyContract,
                CustodyChangeContract,
                CustodyRaceContract {}
