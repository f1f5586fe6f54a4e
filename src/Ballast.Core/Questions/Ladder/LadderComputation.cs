using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Payouts;
using Ballast.Core.Questions.Ladder.Changes;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Owning;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Ladder;

/// <summary>Puts open stakes onto a calendar.</summary>
internal static class LadderComputation
{
    /// <summary>Answers the question.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="request">The question.</param>
    /// <returns>A refusal where nothing is stored, a model is unknown, or a what-if has no rule to stand on.</returns>
    public static Outcome<LadderAnswer> Run(AsOfView view, LadderRequest request) =>
        ModelSelection
            .Of(view, request.Models)
            .Then<IReadOnlyList<string>, LadderAnswer>(models =>
            {
                var narrow = NewestRounds.Narrow(view);
                var locks = Locks(view, narrow, models);
                var (panel, from) =
                    locks.Count > 0 || request.IsWhatIf
                        ? NewestRounds.Returns(view, narrow, request.Returns)
                        : (null, view);
                var whatIf = request.IsWhatIf ? LadderWhatIf.Find(view, request, panel) : null;
                if (whatIf is Outcome<LadderWhatIfEntry>.Refused refused)
                    return refused.Refusal;
                var answer = Answer(
                    view,
                    request,
                    models,
                    locks,
                    (panel, from),
                    (whatIf as Outcome<LadderWhatIfEntry>.Done)?.Value
                );
                return request.Changes.Count == 0
                    ? answer
                    : ChangeComputation
                        .Run(view, narrow, models, request.Changes, request.Mode)
                        .Then<LadderChangeEntry, LadderAnswer>(change => answer with { Change = change });
            });

    /// <summary>The days on which something of all models comes free, without what the past says about it.</summary>
    public static IReadOnlyList<LadderDayEntry> Calendar(AsOfView view) =>
        Calendar(view, Locks(view, NewestRounds.Narrow(view), view.Models));

    private static IReadOnlyList<OpenLocks> Locks(AsOfView view, AsOfView narrow, IReadOnlyList<string> models) =>
        OpenLocks.Find(view, OpenStakes.Find(narrow, narrow.Positions(models)));

    private static LadderAnswer Answer(
        AsOfView view,
        LadderRequest request,
        IReadOnlyList<string> models,
        IReadOnlyList<OpenLocks> locks,
        (Outcome<ReturnPanel>? Panel, AsOfView From) read,
        LadderWhatIfEntry? whatIf
    )
    {
        var risk = new RiskRequest { Returns = request.Returns };
        var returns = (read.Panel as Outcome<ReturnPanel>.Done)?.Value;
        var next = view.Dates.FirstFixedAfter(view.AsOf);
        return new LadderAnswer
        {
            Tournament = view.Tournament.Slug(),
            AsOf = view.AsOf,
            NextRound = next,
            NextClose = view.Dates.StakeFixedAt(next),
            AtRisk = Json.Plain(locks.Sum(l => l.AtRisk)),
            Locked = Json.Plain(locks.Sum(l => l.LockedAfter(null))),
            WorstCase = Json.Plain(-locks.Sum(l => l.WorstAfter(null))),
            FreeBy = locks.Count == 0 ? null : locks.Max(l => l.FreeBy),
            NoOpenStakes = locks.Count > 0 ? null : OpenStakeKnowledge.WhyUnknown(view, models),
            Models = [.. locks.Select(Entry)],
            Own = OwnModels.Count(view, locks.Select(l => l.Model).Distinct(StringComparer.OrdinalIgnoreCase)),
            Calendar = Calendar(view, locks),
            Outcomes =
                locks.Count > 0 && returns is not null
                    ?
                    [
                        .. new LockFinder(read.From, risk, returns)
                            .Find()
                            .Where(e => e.Basis == LockFinder.OpenPositions),
                    ]
                    : [],
            NoOutcomes = locks.Count > 0 ? (read.Panel as Outcome<ReturnPanel>.Refused)?.Refusal.Notice : null,
            Wallets =
            [
                .. Facts(view)
                    .Balances.Select(b => new LadderWalletEntry(
                        b.Account,
                        Plain(b.Available),
                        Plain(b.HeldForIncreases),
                        Plain(b.StakeCredit)
                    )),
            ],
            Waiting = [.. Waiting(view, request.Models)],
            WhatIf = whatIf,
            Change = null,
            Rules = RuleSpan.Of(locks.SelectMany(l => l.Resolving).Select(r => (r.Round, view.Dates.RuleOf(r.Round)))),
        };
    }

    private static IEnumerable<LadderWaitingEntry> Waiting(AsOfView view, IReadOnlyList<string> models) =>
        Facts(view)
            .Pending.Where(p => p.IsOpen)
            .Where(p => models.Count == 0 || models.Contains(p.Model, StringComparer.OrdinalIgnoreCase))
            .OrderBy(p => p.DueAt)
            .ThenBy(p => p.Model, StringComparer.OrdinalIgnoreCase)
            .Select(p => new LadderWaitingEntry(
                p.Model,
                p.Kind.ToString().ToLowerInvariant(),
                Plain(p.Amount),
                p.IsDrain == true,
                p.DueAt is { } due ? DateOnly.FromDateTime(due.UtcDateTime) : null
            ));

    /// <summary>Nothing where names are replaced: whose account it is would tell who they are.</summary>
    private static AccountFacts Facts(AsOfView view) => view.KeepsAccounts ? view.AccountFacts : AccountFacts.None;

    private static decimal? Plain(Nmr? amount) => amount is { } nmr ? Json.Plain(nmr.Amount) : null;

    private static LadderModelEntry Entry(OpenLocks held) =>
        new(
            held.Model,
            held.System.Slug(),
            held.Rounds,
            Json.Plain(held.AtRisk),
            Json.Plain(held.LockedAfter(null)),
            Json.Plain(-held.WorstAfter(null)),
            held.FreeFrom,
            held.FreeBy
        );

    private static List<LadderDayEntry> Calendar(AsOfView view, IReadOnlyList<OpenLocks> locks)
    {
        var entries = new List<LadderDayEntry>();
        var before = locks.Sum(l => l.LockedAfter(null));
        foreach (var day in locks.SelectMany(l => l.Resolving).GroupBy(r => r.Day, r => r.Round).OrderBy(g => g.Key))
        {
            var after = locks.Sum(l => l.LockedAfter(day.Key));
            entries.Add(
                new LadderDayEntry(
                    day.Key,
                    day.Max(r => view.FactsOf(r).ResolveTime),
                    [.. day.Distinct().Order()],
                    Json.Plain(before - after),
                    Json.Plain(after),
                    Json.Plain(-locks.Sum(l => l.WorstAfter(day.Key)))
                )
            );
            before = after;
        }
        return entries;
    }
}
