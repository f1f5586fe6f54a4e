using Ballast.Core.Questions.Rehearse;
using Ballast.Core.Rounds;
using Ballast.Core.Simulation;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Paper;
using Ballast.Core.Workflows.Predictions;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Paper;

/// <summary>Starts an account on paper. It writes, so it is a command and no question.</summary>
public static class PaperStart
{
    private const decimal UsualTotal = 1000m;
    private const decimal LeastNmr = 0.01m;

    /// <summary>Words that <c>ballast paper</c> takes for something else.</summary>
    private static readonly string[] Reserved = ["start", "stop", "show"];

    private static readonly Parameter Policy = new("policy", $"What is followed: {PolicyCatalogue.Names}.")
    {
        IsArgument = true,
        ValueName = "POLICY",
        Known = () => PolicyCatalogue.Create().Select(p => p.Name),
    };

    private static readonly Parameter Total = new(
        "total",
        $"NMR to begin with, on paper (default: what is at stake now; {UsualTotal} where no stake is stored)."
    )
    {
        ValueName = "NMR",
        Range = new(LeastNmr, Plausible.Supply),
    };

    private static readonly Parameter Name = new("name", "The account's name (default: the policy's).")
    {
        ValueName = "NAME",
    };

    /// <summary>What can be said, beside the models.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } = [Policy, Total, Name];

    /// <summary>The models.</summary>
    public static ModelsParameter Models { get; } =
        new("Models (default: those with an open stake; all where no stake is stored).");

    /// <summary>Starts an account at the view's moment.</summary>
    /// <param name="papers">Where it is kept.</param>
    /// <param name="view">What is known now.</param>
    /// <param name="given">What was said.</param>
    /// <param name="version">Version of the program.</param>
    /// <returns>A refusal where a model is unknown, the name is taken, or the NMR are too few to be divided.</returns>
    /// <exception cref="ParameterException">Something that was said cannot be read.</exception>
    public static Outcome<PaperStartDocument> Run(IPaperStore papers, AsOfView view, Given given, string version)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(given);
        var policy = ReadPolicy(given);
        var name = ReadName(given) ?? policy.Name;
        var total = given.Number(Total);
        var stakes = StakesNow.Find(view);
        var named = given.Models.Count == 0 ? [.. stakes.Select(s => s.Model)] : given.Models;
        return ModelSelection
            .Of(view, named)
            .Then<IReadOnlyList<string>, PaperStartDocument>(models =>
            {
                var account = new PaperAccount
                {
                    Tournament = view.Tournament,
                    Name = name,
                    Policy = policy.Name,
                    Total = new Nmr(total ?? (stakes.Count == 0 ? UsualTotal : stakes.Sum(s => s.Stake.Amount))),
                    Models = [.. models.Order(StringComparer.Ordinal)],
                    // As the store keeps moments.
                    StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(view.AsOf.ToUnixTimeMilliseconds()),
                };
                if ((Taken(view, name) ?? TooSmall(view, account)) is { } refusal)
                    return refusal;
                return Keep(papers, view, account, version)
                    ? Document(view, account, total is not null, (given.Models.Count, stakes.Count), policy)
                    : NameTaken(name);
            });
    }

    private static IStakePolicy ReadPolicy(Given given)
    {
        var name = given.Text(Policy)!;
        return PolicyCatalogue.Find(name)
            ?? throw new ParameterException($"There is no policy '{name}'. There are {PolicyCatalogue.Names}.");
    }

    private static string? ReadName(Given given)
    {
        if (given.Text(Name)?.Trim() is not { } name)
            return null;
        if (Plausible.Label(name, "the account's name") is { } reason)
            throw new ParameterException($"{Notice.Option("name")}: {reason}.");
        return Reserved.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? throw new ParameterException($"{Notice.Option("name")}: '{name}' is a word of the command itself.")
            : name;
    }

    private static Refusal? Taken(AsOfView view, string name) =>
        view.PaperAccounts.Any(a => PaperComputation.IsNamed(a, name)) ? NameTaken(name) : null;

    private static Refusal NameTaken(string name) =>
        new(
            "name-taken",
            $"There is an account on paper called '{name}' already, and what became of it is kept: give the new one another name with {Notice.Option("name")}."
        );

    private static Refusal? TooSmall(AsOfView view, PaperAccount account) =>
        LeastTotal.Check(
            account.Total.Amount,
            account.Models.Count,
            view.Dates.IsAtomic(PaperRoundsBuilder.FirstRound(view, account.StartedAt))
        );

    private static bool Keep(IPaperStore papers, AsOfView view, PaperAccount account, string version)
    {
        var prediction = PredictionKeeper.Create(
            view.Predictions,
            account.Tournament,
            account.StartedAt,
            version,
            PaperDraft.Question(account),
            PaperDraft.Create(view, account)
        );
        return papers.StartPaper(account, version, prediction);
    }

    private static PaperStartDocument Document(
        AsOfView view,
        PaperAccount account,
        bool isTotalGiven,
        (int Named, int Staked) models,
        IStakePolicy policy
    )
    {
        var first = PaperRoundsBuilder.FirstRound(view, account.StartedAt);
        return new PaperStartDocument(
            account.Name,
            view.Tournament.Slug(),
            policy.Name,
            policy.Does,
            PaperReplay.BenchmarkOf(policy.Name),
            account.StartedAt,
            Json.Plain(account.Total.Amount),
            isTotalGiven ? "given"
                : models.Staked > 0 ? "real-stakes"
                : "usual",
            account.Models,
            models.Named > 0 ? "given"
                : models.Staked > 0 ? "staked"
                : "all",
            first,
            view.Dates.StakeFixedAt(first),
            view.Dates.ResolvedAt(first),
            PaperDraft.GradableAt(view, first)
        );
    }
}
