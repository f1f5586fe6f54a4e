namespace Ballast.Cli.Online;

/// <summary>Figures by name, without those that were not reported.</summary>
internal static class KnownFigures
{
    public static IReadOnlyDictionary<string, double> Of(params ReadOnlySpan<(string Name, double? Value)> figures)
    {
        var known = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in figures)
        {
            if (value is { } reported && double.IsFinite(reported))
                known[name] = reported;
        }
        return known;
    }

    /// <summary>The same of ranks.</summary>
    public static IReadOnlyDictionary<string, int> Ranks(params ReadOnlySpan<(string Name, int? Value)> ranks)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, value) in ranks)
        {
            if (value is { } reported)
                known[name] = reported;
        }
        return known;
    }
}
