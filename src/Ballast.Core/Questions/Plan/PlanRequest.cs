using Ballast.Core.Questions.Plan.Targets;
using Ballast.Core.Tiers;
using Ballast.Core.Tiers.Files;

namespace Ballast.Core.Questions.Plan;

/// <summary>What is asked.</summary>
/// <param name="Models">Names as typed; empty for the own models. Only of a method: a stated target names its models itself.</param>
/// <param name="Target">What is aimed at.</param>
/// <param name="Total">NMR to divide; null for what is staked now.</param>
/// <param name="ExpiresHours">How long the plan can be applied; null until the next close.</param>
internal sealed record PlanRequest(IReadOnlyList<string> Models, AskedTarget Target, decimal? Total, int? ExpiresHours)
{
    /// <summary>The policy of tiers, where these are the target.</summary>
    public TierPolicy Tiers { get; init; } = TierPolicyFile.Shipped;

    /// <summary>Whether nobody said a target, so that the usual one counts.</summary>
    public bool IsUsual { get; init; }

    /// <summary>Whether tiers go by the strategies in the slots.</summary>
    public bool IsByStrategy { get; init; }
}

/// <summary>A target as it was asked for: a method, or amounts that somebody wrote down. One of the two.</summary>
/// <param name="Method">The method; null where amounts stand.</param>
/// <param name="Stated">The amounts; null where a method does.</param>
internal sealed record AskedTarget(IPlanTarget? Method, StatedTarget? Stated)
{
    /// <summary>How it is called.</summary>
    public string Name => Method?.Name ?? Stated!.Name;

    /// <summary>Reads what was said.</summary>
    /// <param name="said">One text: a method, or MODEL=NMR with commas between. Two: the name of a file and what stands in it.</param>
    /// <exception cref="ParameterException">It is neither.</exception>
    public static AskedTarget Read(IReadOnlyList<string> said)
    {
        if (said is [var name, var content])
            return new AskedTarget(null, StatedTarget.OfFile(name, content));
        var word = said[^1];
        if (TargetCatalogue.Find(word) is { } method)
            return new AskedTarget(method, null);
        return word.Contains('=')
            ? new AskedTarget(null, StatedTarget.OfWords(word))
            : throw new ParameterException(
                $"{StatedTarget.Option}: '{word}' is no file and no method. Methods are {TargetCatalogue.Names}; or say MODEL=NMR, with commas between."
            );
    }
}
