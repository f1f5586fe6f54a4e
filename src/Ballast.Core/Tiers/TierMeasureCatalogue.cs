using Ballast.Core.Tiers.Measures;

namespace Ballast.Core.Tiers;

/// <summary>Every measure that a policy file can name. A new one is a file in <c>Measures</c>, a line here and one in the schema.</summary>
internal static class TierMeasureCatalogue
{
    /// <summary>The measures, in the order of docs.</summary>
    public static IReadOnlyList<ITierMeasure> All { get; } =
    [
        new ResolvedRounds(),
        new IndependentRounds(),
        new Regimes(),
        new ReturnLow(),
        new ReturnMean(),
        new ReturnHigh(),
        new ReturnRatio(),
        new LeadLow(),
        new LeadMean(),
        new LeadHigh(),
        new LeadRatio(),
        new BurnRate(),
        new DeepestFall(),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(m => m.Name)];

    /// <summary>A measure by its name, which exists.</summary>
    public static ITierMeasure Get(string name) => All.First(m => m.Name == name);
}
