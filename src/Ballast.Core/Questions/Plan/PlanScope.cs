using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Questions.Plan.Path;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Owning;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Plan;

/// <summary>Whose models a plan may be about, and what they have.</summary>
internal sealed class PlanScope
{
    private readonly AsOfView _view;
    private readonly Dictionary<string, string> _known;
    private readonly Dictionary<string, StakeNow> _stakes = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="view">What is known.</param>
    /// <param name="next">The next round to close.</param>
    public PlanScope(AsOfView view, int next)
    {
        (_view, Facts, Next) = (view, view.KeepsAccounts ? view.AccountFacts : AccountFacts.None, next);
        var reported = Facts.Stakes.Select(s => s.Model).Concat(Facts.Settings.Select(s => s.Model));
        _known = view
            .Models.Concat(reported)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToDictionary(m => m, StringComparer.OrdinalIgnoreCase);
        var own = reported
            .Concat(Facts.Pending.Select(p => p.Model))
            .Concat(OwnModels.Find(view, Facts))
            .Where(_known.ContainsKey)
            .Select(m => _known[m])
            .Distinct(StringComparer.OrdinalIgnoreCase);
        Own = [.. own.Order(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>What a sync said of the accounts.</summary>
    public AccountFacts Facts { get; }

    /// <summary>The next round to close.</summary>
    public int Next { get; }

    /// <summary>Whether it is staked by positions.</summary>
    public bool IsAtomic => _view.Dates.IsAtomic(Next);

    /// <summary>Models of the synced accounts; none where none was synced.</summary>
    public IReadOnlyList<string> Own { get; }

    /// <summary>Stakes of the models that were asked about, in rounds that are open.</summary>
    public IReadOnlyList<OpenStake> Open { get; private set; } = [];

    /// <summary>Models by the names that were typed: those of the synced accounts, and where none was synced all that are stored.</summary>
    /// <param name="asked">Names; empty for the own models, and where none is known for those with an open stake.</param>
    /// <returns>A refusal where a name is not known or somebody else's, or there is nobody.</returns>
    public Outcome<IReadOnlyList<string>> Models(IReadOnlyList<string> asked)
    {
        if (asked.Count == 0)
            return (Own.Count > 0 ? Own : [.. StakesNow.Find(_view).Select(s => s.Model)]) is { Count: > 0 } models
                ? new Outcome<IReadOnlyList<string>>.Done(models)
                : new Refusal(
                    "nothing-staked",
                    "No own model is known and nothing is staked.",
                    NextStep.To("bring your stakes in", "sync", "--account"),
                    "Run `ballast sync --account`, or name models and say what they shall have with --target MODEL=NMR."
                );
        var found = new List<string>();
        foreach (var name in asked.Select(a => a.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!_known.TryGetValue(name, out var model))
                return Unknown(name);
            if (Own.Count > 0 && !Own.Contains(model, StringComparer.OrdinalIgnoreCase))
                return new Refusal(
                    "not-own",
                    $"{model} is no model of the synced {(Facts.Balances.Count == 1 ? $"account {Facts.Balances[0].Account}" : "accounts")}: its stake is not yours to plan.",
                    NextStep.To("if it is, bring it in", "sync", "--account")
                );
            found.Add(model);
        }
        return found;
    }

    /// <summary>What models have staked; each is looked up once.</summary>
    public IReadOnlyDictionary<string, StakeNow> Stakes(IReadOnlyList<string> models)
    {
        // What waits beside them reaches the same wallets.
        var waiting = Facts.Pending.Where(p => p.IsOpen).Select(p => p.Model).Where(_known.ContainsKey);
        string[] all = [.. models.Concat(waiting).Select(m => _known[m]).Distinct(StringComparer.OrdinalIgnoreCase)];
        var newest = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(_view.AsOf.UtcDateTime));
        var positions = _view.Positions(all, Math.Max(1, newest - LongestOpen), RoundCalendar.LargestRound);
        var builder = new StakeNowBuilder(_view, positions, Next, mode: null);
        foreach (var model in all)
            _stakes[model] = builder.Of(model);
        Open = OpenStakes.Find(
            _view,
            [.. positions.Where(p => models.Contains(p.Model, StringComparer.OrdinalIgnoreCase))]
        );
        return _stakes;
    }

    /// <summary>What a model has staked, once it was looked up.</summary>
    public StakeNow Stakes(string model) => _stakes[model];

    /// <summary>The account of a model; where only one is known, all models are taken to be its.</summary>
    public string? Account(StakeNow stake) =>
        stake.Account
        ?? Facts.Stakes.FirstOrDefault(s => IsSame(s.Model, stake.Model))?.Account
        ?? (Facts.Balances is [var only] ? only.Account : null);

    /// <summary>What a model will have when everything that was asked for has happened: stake and increases on their way, less a release.</summary>
    public static Nmr Effective(StakeNow stake)
    {
        var opening = stake.Opening;
        return opening.Settings.IsStaking || opening.Positions.Count > 0
            ? stake.Whole
            : opening.Stake + opening.Held - (opening.Release?.TakenFrom(opening.Stake) ?? Nmr.Zero);
    }

    /// <summary>The accounts with what is aimed at; models whose state is not clear are left out.</summary>
    public IReadOnlyList<AccountAim> Aims(IReadOnlyDictionary<string, decimal> target)
    {
        var slots = target
            .Select(t => new PlanSlot(_stakes[t.Key], new Nmr(t.Value)))
            .Where(s => !s.Now.IsUnclear)
            .OrderBy(s => s.Now.Model, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var others = _stakes.Values.Where(s => !target.ContainsKey(s.Model) && !s.IsUnclear).ToList();
        return
        [
            .. slots
                .GroupBy(s => Account(s.Now))
                .OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
                .Select(g => new AccountAim(
                    g.Key,
                    Facts.Balances.FirstOrDefault(b => b.Account == g.Key),
                    [.. g],
                    [.. others.Where(o => o.Account is not null && Account(o) == g.Key)]
                )),
        ];
    }

    // No round stays open longer.
    private const int LongestOpen = Workflows.Returns.NewestRounds.LongestOpen;

    private Refusal Unknown(string name)
    {
        IEnumerable<string> candidates = Own.Count > 0 ? Own : _known.Keys;
        if (!candidates.Any())
            return ModelSelection.NoModel(_view);
        return new Refusal(
            "unknown-model",
            NameSuggestions.Alike(candidates, name) is { Count: > 0 } near
                ? (Notice)$"No model '{name}' is known. Nearest of {candidates.Count()}: {string.Join(", ", near)}."
                : ((Notice)$"No model '{name}' is known.").Then("see the names that are", "models")
        );
    }

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
