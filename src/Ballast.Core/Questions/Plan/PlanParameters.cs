using Ballast.Core.Questions.Parameters;
using Ballast.Core.Questions.Plan.Targets;
using Ballast.Core.Rounds;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Plan;

/// <summary>What the question takes.</summary>
internal static class PlanParameters
{
    private const int MostHours = 24 * 31;

    public static readonly Parameter Target = new(
        "target",
        $"What each model shall have: a method ({TargetCatalogue.Names}), MODEL=NMR with commas between, or, on the command line, a file: CSV model,nmr or model,weight, or JSON."
    )
    {
        ValueName = "FILE|METHOD",
        Kind = ParameterKind.FileOrText,
        Default = "equal",
        Choices = [.. TargetCatalogue.All.Select(t => t.Name)],
        IsInForm = true,
    };

    public static readonly Parameter Total = new(
        "total",
        "NMR that a method or weights divide (default: what is staked now)."
    )
    {
        ValueName = "NMR",
        IsInForm = true,
        Range = new(0, Plausible.Supply),
    };

    public static readonly Parameter Expires = new(
        "expires",
        "Hours for which the plan can be applied (default: until the next close)."
    )
    {
        ValueName = "HOURS",
        IsWhole = true,
        Range = new(1, MostHours),
    };

    /// <summary>Stake sits in slots whatever is said here: no question of strategies.</summary>
    public static readonly Parameter By = ByParameter.By with
    {
        Help =
            "With the target tiers: whose evidence counts, that of the slot or of the strategy that sits there now (ballast registry).",
        IsInForm = false,
    };

    public static readonly Parameter Compare = new(
        "compare",
        $"Several methods side by side, with commas between: {TargetCatalogue.Names}; a --target comes first."
    )
    {
        ValueName = "METHOD,…",
    };

    /// <summary>One plan.</summary>
    /// <exception cref="ParameterException">Something cannot be read.</exception>
    public static PlanRequest Read(Asked asked)
    {
        var said = asked.Given.All(Target);
        return Read(
            asked,
            AskedTarget.Read(said.Count == 0 ? [Target.Default!] : said),
            asked.Given.Whole(Expires)
        ) with
        {
            IsUsual = said.Count == 0,
        };
    }

    /// <summary>One plan for each target to be compared.</summary>
    /// <exception cref="ParameterException">Something cannot be read.</exception>
    public static IReadOnlyList<PlanRequest> ReadSeveral(Asked asked)
    {
        var said = asked.Given.All(Target);
        List<AskedTarget> targets = said.Count == 0 ? [] : [AskedTarget.Read(said)];
        foreach (var name in asked.Given.Listed(Compare))
            targets.Add(
                new AskedTarget(
                    TargetCatalogue.Find(name)
                        ?? throw new ParameterException(
                            $"{Notice.Option(Compare.Name)}: there is no method '{name}'. Methods are {TargetCatalogue.Names}."
                        ),
                    null
                )
            );
        targets = [.. targets.DistinctBy(t => (t.Name, t.Stated))];
        return targets.Count < 2
            ? throw new ParameterException(
                $"{Notice.Option(Compare.Name)} takes at least two of {TargetCatalogue.Names}, or one beside a {Notice.Option("target")}."
            )
            : [.. targets.Select(t => Read(asked, t, null))];
    }

    private static PlanRequest Read(Asked asked, AskedTarget target, int? hours)
    {
        var total = asked.Given.Number(Total);
        var isCompared = asked.Given.Is(Compare);
        return target.Stated switch
        {
            { IsNmr: true } when total is not null && !isCompared => throw new ParameterException(
                $"{Notice.Option(Total.Name)} divides a method or weights; the target says the NMR of each model itself. Leave one of the two out."
            ),
            not null when asked.Given.Models.Count > 0 && !isCompared => throw new ParameterException(
                "The target names its models itself: leave MODEL out."
            ),
            _ => new PlanRequest(asked.Given.Models, target, total, hours)
            {
                Tiers = TierParameters.Read(asked.Given, TierParameters.Tiers),
                IsByStrategy = ByParameter.IsByStrategy(asked.Given),
            },
        };
    }
}
