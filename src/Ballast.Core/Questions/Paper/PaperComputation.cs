using Ballast.Core.Questions.Rehearse;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Rounds;
using Ballast.Core.Simulation;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Paper;

namespace Ballast.Core.Questions.Paper;

/// <summary>Replays accounts on paper and sets each beside another policy and the real stakes.</summary>
internal static class PaperComputation
{
    /// <summary>Answers the question.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="name">Which account; null for all.</param>
    /// <returns>A refusal where no account has that name.</returns>
    public static Outcome<PaperAnswer> Run(Asked asked, string? name)
    {
        var all = asked.View.PaperAccounts;
        var accounts = name is null ? all : [.. all.Where(a => IsNamed(a, name))];
        if (name is not null && accounts.Count == 0)
            return Unknown(all, name);
        var results = accounts.Select(a => PaperReplay.Run(asked.View, a, asked.Cancellation)).ToList();
        return new PaperAnswer
        {
            Tournament = asked.View.Tournament.Slug(),
            AsOf = asked.View.AsOf,
            Accounts = [.. results.Select(r => Entry(asked.View, r))],
            To = results.SelectMany(r => r.Policy?.Points ?? []).Select(p => p.Round).DefaultIfEmpty(0).Max(),
            Rules = RuleSpan.Of(
                results.SelectMany(r => r.Policy?.Points ?? []).Select(p => (p.Round, asked.View.Dates.RuleOf(p.Round)))
            ),
            SkippedRounds =
            [
                .. (
                    results.MaxBy(r => r.Rounds.SkippedRounds.Sum(s => s.Rounds.Count))?.Rounds.SkippedRounds ?? []
                ).Select(SkippedRoundsEntry.Of),
            ],
        };
    }

    /// <summary>Accounts are named without regard to case.</summary>
    public static bool IsNamed(PaperAccount account, string name) =>
        account.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>The refusal where no account has a name.</summary>
    public static Refusal Unknown(IReadOnlyList<PaperAccount> accounts, string name) =>
        new(
            "unknown-account",
            accounts.Count == 0
                ? ((Notice)$"No account on paper is called '{name}': none was started.").Then(
                    "begin with",
                    "paper",
                    "start",
                    PolicyCatalogue.Benchmark
                )
                : (Notice)
                    $"No account on paper is called '{name}'. There are: {string.Join(", ", NameSuggestions.InOrder(accounts.Select(a => a.Name), name).Take(5))}."
        );

    private static PaperAccountEntry Entry(AsOfView view, PaperResult result)
    {
        var (account, rounds) = (result.Account, result.Rounds);
        var difference = Difference(result);
        var end = account.StoppedAt is { } stopped && stopped < view.AsOf ? view.At(stopped) : view;
        var settled = rounds.Replay.Rounds.Where(r => r.OpenTo is null).Select(r => r.Round).ToList();
        return new PaperAccountEntry
        {
            Name = account.Name,
            Does = PolicyCatalogue.Find(account.Policy)?.Does ?? "a policy of a newer program",
            StartedAt = account.StartedAt,
            StoppedAt = account.StoppedAt,
            Models = account.Models,
            Total = Json.Plain(account.Total.Amount),
            FirstRound = rounds.First,
            FirstResolvesAt = view.Dates.ResolvedAt(rounds.First),
            Rounds = rounds.Settled,
            OpenRounds = rounds.Open,
            WaitingRounds = rounds.Waiting,
            Paper = Entry(account.Policy, account.Total.Amount, result.Policy),
            Beside = Entry(result.Benchmark, account.Total.Amount, result.Other),
            Real = Real(RealResult.Find(view, account)),
            Difference = Json.Number(difference?.Value ?? double.NaN),
            Low = Json.Number(difference?.Low ?? double.NaN),
            High = Json.Number(difference?.High ?? double.NaN),
            Verdict = Verdict(difference),
            RoundsNeeded = IntervalReasons.RoundsNeeded(rounds.Overlap),
            CorrectedRounds = CorrectedRounds.Find(end, rounds.Replay.Models, settled),
            Skipped = rounds.Skipped,
            NothingPaid = rounds.NothingPaid,
        };
    }

    /// <summary>Whether the policy did better than the one beside it: the mean difference a round with its interval; null where no round has settled.</summary>
    internal static Interval? Difference(PaperResult result) =>
        result is { Policy: { Points.Count: > 0 } policy, Other: { } other }
            ? PolicyComparison.Compare(
                policy,
                other,
                result.Account.Total.Amount,
                new IntervalOptions { Overlap = result.Rounds.Overlap }
            )
            : null;

    /// <summary>better, worse, not-shown or not-enough-data.</summary>
    internal static string Verdict(Interval? difference) =>
        difference is null or { Reason: NoInterval.TooFewRounds }
            ? "not-enough-data"
            : PolicyComparison.Verdict(difference);

    private static PaperResultEntry Entry(string policy, decimal total, ReplayResult? result)
    {
        var nmr = result is { Points: [.., var last] } ? last.Capital.Amount : total;
        return new PaperResultEntry(
            policy,
            Json.Plain(nmr),
            Json.Plain(nmr - total),
            (double)((nmr - total) / total),
            result?.AtWork is { } atWork ? Json.Plain(Math.Round((decimal)atWork, 6)) : null,
            Json.Plain(result?.Paid.Amount ?? 0),
            Json.Plain(result?.Burned.Amount ?? 0),
            result is { Points.Count: > 0 } ? RehearseComputation.DeepestFall(result, total) : 0,
            result?.Requests ?? 0,
            RehearsedRound.Of(result)
        );
    }

    private static PaperRealEntry? Real(RealResult? real) =>
        real is null
            ? null
            : new PaperRealEntry(
                real.Rounds,
                Json.Plain(real.Net.Amount),
                real.StakeAtStart is { } stake ? Json.Plain(stake.Amount) : null,
                real.StakeAtStart is { } start && start > Nmr.Zero ? (double)(real.Net.Amount / start.Amount) : null
            );
}
