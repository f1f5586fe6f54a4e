using Ballast.Core.Rounds;
using Ballast.Sandbox.Datasets;
using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.Uploads;

namespace Ballast.Sandbox.Sources;

/// <summary>What the sandbox's API serves: a generated world, or recorded rounds.</summary>
internal interface ITournamentSource
{
    /// <summary>Everything as it is known at a moment. Safe to read from several threads.</summary>
    ITournamentView At(DateTimeOffset now);

    /// <summary>What the models had staked at moments, as profiles show it, by their ids.</summary>
    /// <param name="moments">Ascending.</param>
    IEnumerable<IReadOnlyDictionary<string, decimal>> StakesAt(IEnumerable<DateTimeOffset> moments);

    /// <summary>Applies a change of stake, or refuses it.</summary>
    StakeChangeOutcome Change(StakeChange change, DateTimeOffset now);

    /// <summary>Features and targets; null where there are none.</summary>
    MadeUpData? Data => null;

    /// <summary>What was handed in; null where nothing can be.</summary>
    UploadedSubmissions? Uploads => null;

    /// <summary>Takes a submission in, at its time.</summary>
    void Submit(Upload upload) => throw new InvalidOperationException("Nothing can be handed in here.");

    /// <summary>Takes a model in, which submits by upload alone; false where it cannot take part.</summary>
    bool Join(ModelRecord model) => false;

    /// <summary>The moment at which there is most to see; where a clock that nobody set starts.</summary>
    DateTimeOffset? PreferredStart { get; }
}

/// <summary>A source at one moment: nothing that became known later is in it.</summary>
internal interface ITournamentView
{
    DateTimeOffset Now { get; }

    IReadOnlyList<AccountRecord> Accounts { get; }

    /// <summary>Models of all tournaments that have begun.</summary>
    IReadOnlyList<ModelRecord> Models { get; }

    /// <summary>Rounds that have opened, ascending.</summary>
    IReadOnlyList<RoundRecord> Rounds(Tournament tournament);

    /// <summary>The number of the newest round; 0 without any.</summary>
    int Newest(Tournament tournament) => Rounds(tournament) is { Count: > 0 } rounds ? rounds[^1].Number : 0;

    /// <summary>A model's part in one round; null where nothing was handed in.</summary>
    PerformanceRecord? Performance(ModelRecord model, int round) =>
        Performances(model).FirstOrDefault(p => p.Round.Number == round);

    /// <summary>A model's submitted rounds, ascending.</summary>
    IReadOnlyList<PerformanceRecord> Performances(ModelRecord model);

    /// <summary>All that a model handed in, newest first, what counts for no round included.</summary>
    IReadOnlyList<PerformanceRecord> Submissions(ModelRecord model) => [.. Performances(model).Reverse()];

    /// <summary>The round that opens next; null where none will.</summary>
    RoundRecord? Upcoming(Tournament tournament) => null;

    /// <summary>Known daily values of a round, day by day within each score.</summary>
    IReadOnlyList<ScoreRecord> Scores(PerformanceRecord performance);

    /// <summary>The newest known value of each score.</summary>
    IReadOnlyList<ScoreRecord> Latest(PerformanceRecord performance);

    StakeRecord Stake(ModelRecord model);

    /// <summary>Free NMR of an account.</summary>
    decimal Wallet(AccountRecord account);

    IReadOnlyList<TransactionRecord> Transactions(AccountRecord account);

    /// <summary>Movements of an account's wallet, oldest first.</summary>
    IReadOnlyList<WalletRecord> WalletTransactions(AccountRecord account) => [];

    IReadOnlyList<ClaimRecord> Claims(AccountRecord account, Tournament tournament);

    /// <summary>Whether legacy staking has ended.</summary>
    bool IsAtomic(Tournament tournament);
}
