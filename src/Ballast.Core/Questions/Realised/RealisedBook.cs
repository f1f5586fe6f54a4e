using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Ledger.Recorded;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Owning;

namespace Ballast.Core.Questions.Realised;

/// <summary>All that came and left of some models or of an account, each event with its lots.</summary>
internal sealed class RealisedBook
{
    private RealisedBook(AsOfView view, RealisedRequest request, IReadOnlyList<OwnStakes> stakes, string modelsFrom)
    {
        (Stakes, ModelsFrom) = (stakes, modelsFrom);
        Settled = [.. stakes.SelectMany(s => s.Settled).OrderBy(s => s.Moment)];
        var facts = view.AccountFactsAt(view.AsOf);
        var history = AccountHistory.Read(facts);
        Prices = new PriceBook(view.Prices(request.Currency));
        HasAccount = facts.Balances.Count > 0;
        NotUnderstood = HasAccount ? history.NotUnderstood : new Dictionary<string, int>();
        var owned = OwnedNmr.Find(facts, history.Movements, Settled);
        NoLots = Refused(view, request, facts, owned);
        Unstored = NoLots is null ? stakes.Sum(s => s.Unstored(view, history.Movements)) : 0;
        var lots = new LotEvents(request, Prices, NoLots is null ? owned : null);
        Events = lots.List(Settled, NoLots is null ? history.Movements : [], view.AsOf);
        Lots = lots.Entry;
    }

    /// <summary>Stakes by tournament.</summary>
    public IReadOnlyList<OwnStakes> Stakes { get; }

    /// <summary>Whose the models are: account, stored or named.</summary>
    public string ModelsFrom { get; }

    /// <summary>Settled stakes, in the order of time.</summary>
    public IReadOnlyList<SettledStake> Settled { get; }

    /// <summary>Prices in the currency that was asked for.</summary>
    public PriceBook Prices { get; }

    /// <summary>Whether an account was synced.</summary>
    public bool HasAccount { get; }

    /// <summary>Words of movements that were not understood.</summary>
    public IReadOnlyDictionary<string, int> NotUnderstood { get; }

    /// <summary>Positions of the account's history whose round has resolved and is not stored.</summary>
    public int Unstored { get; }

    /// <summary>Why there are no lots; null where there are.</summary>
    public string? NoLots { get; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<RealisedEvent> Events { get; }

    /// <summary>What is left; null where lots cannot be known.</summary>
    public LotsEntry? Lots { get; }

    /// <summary>Builds it.</summary>
    /// <returns>A refusal where a model is unknown or no stake is stored.</returns>
    public static Outcome<RealisedBook> Build(AsOfView view, RealisedRequest request)
    {
        var facts = view.AccountFactsAt(view.AsOf);
        List<AsOfView> views = request.AllTournaments ? [.. Tournaments.All.Select(view.In)] : [view];
        var (names, from) = (new List<IReadOnlyList<string>>(), "named");
        if (request.Models.Count > 0)
        {
            var stored = views.SelectMany(v => v.Models).ToHashSet(StringComparer.OrdinalIgnoreCase);
            // A name that one tournament knows is none that is unknown.
            if (request.Models.FirstOrDefault(m => !stored.Contains(m.Trim())) is { } unknown)
                return ModelSelection
                    .Of(view, [unknown])
                    .Then<IReadOnlyList<string>, RealisedBook>(_ => throw new InvalidOperationException(unknown));
            var asked = request.Models.Select(m => m.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
            names.AddRange(views.Select(v => (IReadOnlyList<string>)[.. v.Models.Where(asked.Contains)]));
        }
        else if (facts.Stakes.Count > 0)
        {
            from = "account";
            names.AddRange(views.Select(v => OwnModels.Find(v, facts)));
        }
        else
        {
            from = "stored";
            if (views.TrueForAll(v => v.Models.Count == 0))
                return ModelSelection.NoModel(view);
            names.AddRange(views.Select(v => v.Models));
        }
        List<OwnStakes> stakes = [.. views.Zip(names, (v, n) => new OwnStakes(v, n))];
        return stakes.Exists(s => s.Settled.Count + s.Open + s.ResolvedSince + s.PayoutsMissing > 0)
            ? new RealisedBook(view, request, stakes, from)
            : new Refusal("no-stake", SharedSentences.NoStake(view, "No stake of these models is stored."));
    }

    private static string? Refused(AsOfView view, RealisedRequest request, AccountFacts facts, OwnedNmr? owned)
    {
        if (facts.Balances.Count == 0)
            return "no-account";
        if (request.Models.Count > 0)
            return "named-models";
        if (!request.AllTournaments && IsElsewhere(facts, view.Tournament))
            return "other-tournaments";
        return owned is null ? "no-balance" : null;
    }

    /// <summary>Whether the account stakes, or staked, in another tournament: NMR do not tell where they were earned.</summary>
    private static bool IsElsewhere(AccountFacts facts, Tournament tournament) =>
        facts.Stakes.Any(s => s.Tournament != tournament && s.Staked > Nmr.Zero)
        || facts.StakeTransactions.Any(t => t.Tournament != tournament && t.Tournament is not null)
        || facts.Claims.Any(c => c.Tournament != tournament);
}
