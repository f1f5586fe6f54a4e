using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Server;

namespace Ballast.Cli.Options;

/// <summary>Reads a change of the rules for a sandbox: <c>1400:mmc=3,clip=0.1</c>.</summary>
internal static class PlantedChangeOption
{
    private const string Example = "1400:corr20V2=0.5,mmc=3,clip=0.1,threshold=50000";
    private const decimal MostNmr = 1_000_000_000m;
    private const decimal LargestMultiplier = 100m;

    private static readonly string[] Scores =
    [
        "corr",
        "corr20V2",
        "mmc",
        "tc",
        "bmc",
        "fncV3",
        "corr60",
        "mmc60",
        PlantedChange.UnknownScore,
    ];

    /// <summary>The change on Classic; none where nothing was said.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static IReadOnlyList<PlantedChange> Read(string? text, string command)
    {
        if (text is null)
            return [];
        var at = text.IndexOf(':', StringComparison.Ordinal);
        if (
            at < 1
            || !int.TryParse(text[..at], NumberStyles.None, CultureInfo.InvariantCulture, out var round)
            || round is < 1 or > RoundCalendar.LargestRound
        )
            throw Wrong(text, command);
        var change = new PlantedChange(Tournament.Classic, round);
        var multipliers = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var part in text[(at + 1)..].Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Split('=') is not [var name, var value])
                throw Wrong(part, command);
            decimal Number(decimal most) => Numbers.Read(value, $"--rule-change {name}", command, 0, most);
            if (name == "clip")
                change = change with { Clip = Number(1) };
            else if (name == "threshold")
                change = change with { Threshold = Number(MostNmr) };
            else if (Scores.Contains(name) && multipliers.TryAdd(name, Number(LargestMultiplier)))
                continue;
            else
                throw Wrong(part, command);
        }
        return [change with { Multipliers = multipliers }];
    }

    private static UsageException Wrong(string part, string command) =>
        new(
            command,
            $"--rule-change is a round and what changes, such as {Example}, not '{part}'. Scores: {string.Join(", ", Scores)}."
        );
}
