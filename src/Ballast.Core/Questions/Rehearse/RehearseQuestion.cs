using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Rounds;
using Ballast.Core.Simulation;
using Ballast.Core.Simulation.Policies;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Tiers;
using Ballast.Core.Tiers.Files;
using Ballast.Core.Workflows.Parts;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Rehearse;

/// <summary>What would have become of a capital under one policy or another.</summary>
internal static class RehearseQuestion
{
    private const int MostPolicies = 10;

    private static readonly Parameter Policies = new(
        "policy",
        $"Policies to replay, with commas between them: {PolicyCatalogue.Names}, {TierStakes.Word}."
    )
    {
        ValueName = "NAME,…",
        Default = "hold,equal-weight,follow-best",
        IsInForm = true,
        Known = () => PolicyCatalogue.Create().Select(p => p.Name).Append(TierStakes.Word),
    };

    private static readonly Parameter Total = new("total", "NMR to begin with.")
    {
        ValueName = "NMR",
        Default = "1000",
        IsInForm = true,
        Range = new(0.01m, Plausible.Supply),
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<RehearseAnswer>
        {
            Name = "rehearse",
            Title = "Rehearse",
            Topic = QuestionTopic.Action,
            Asks = "What would have happened to my stake if I had followed a rule?",
            Help =
                "Ways of dividing stake, replayed on recorded rounds or on simulated futures (--future), with the locks and delays of each staking system, beside equal weight.",
            Example = "rehearse --policy hold,equal-weight,follow-best --since atomic",
            IsHeavy = true,
            Models = new ModelsParameter("Models (default: all)."),
            Parameters =
            [
                Policies,
                TierParameters.Tiers,
                Total,
                .. FutureRequest.Parameters,
                .. ReturnParameters.OfPositions,
                CurrencyParameter.Currency,
            ],
            Shape = () => new RehearseJson(Answers.Options()).RehearseAnswer,
            Parts = Parts,
            Answer = asked => Parts(asked).Then(asked.Run),
            Text = RehearseText.Write,
        };

    private static Outcome<PartedWork<RehearseAnswer>> Parts(Asked asked) =>
        RehearseComputation.Divide(asked, Read(asked));

    private static RehearseRequest Read(Asked asked)
    {
        string[] names = [.. asked.Given.Listed(Policies)];
        if (names.Length == 0)
            names = Policies.Default!.Split(',');
        names = [.. names.Distinct(StringComparer.Ordinal)];
        foreach (var name in names)
        {
            if (name != TierStakes.Word && PolicyCatalogue.Find(name) is null)
                throw new ParameterException(
                    $"{Notice.Option("policy")}: no policy '{name}'. There are {PolicyCatalogue.Names}, {TierStakes.Word}."
                );
        }
        if (names.Length > MostPolicies)
            throw new ParameterException($"{Notice.Option("policy")} takes at most {MostPolicies} policies.");
        var total = asked.Given.Number(Total)!.Value;
        var request = new RehearseRequest(
            names,
            total,
            ReturnParameters.Read(asked),
            FutureRequest.Read(asked.Given),
            CurrencyParameter.Read(asked)
        )
        {
            Tiers = TierParameters.Read(asked.Given, TierParameters.Tiers),
        };
        return request is { Future: not null, Returns.Source: ReturnSource.Settled }
            ? throw new ParameterException(
                $"{Notice.Option("future")} pays scores by one rule: leave {Notice.Option("returns")} settled out."
            )
            : request;
    }
}

/// <summary>What is asked.</summary>
/// <param name="Policies">Names of policies that exist.</param>
/// <param name="Total">NMR to begin with.</param>
/// <param name="Returns">Which returns are replayed, or drawn from.</param>
/// <param name="Future">Which futures are simulated; null where the past is replayed.</param>
/// <param name="Currency">Money that NMR are valued in.</param>
internal sealed record RehearseRequest(
    IReadOnlyList<string> Policies,
    decimal Total,
    ReturnRequest Returns,
    FutureRequest? Future,
    string Currency
)
{
    /// <summary>The policy file of the policy <see cref="TierStakes"/>.</summary>
    public TierPolicy Tiers { get; init; } = TierPolicyFile.Shipped;

    /// <summary>A new policy by its name, which exists.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="ruleOf">The payout rule of a round.</param>
    public IStakePolicy Create(string name, Func<int, TierRule> ruleOf) =>
        name == TierStakes.Word ? new TierStakes(Tiers, ruleOf) : PolicyCatalogue.Find(name)!;

    /// <summary>What a policy does.</summary>
    public static string DoesOf(string name) =>
        name == TierStakes.Word ? TierStakes.Line : PolicyCatalogue.Find(name)!.Does;
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(RehearseAnswer))]
internal sealed partial class RehearseJson : JsonSerializerContext;
