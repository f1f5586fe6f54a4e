using System.Globalization;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Yaml;

namespace Ballast.Core.Tiers.Files;

/// <summary>Reads one tier of a policy file.</summary>
internal static class TierReading
{
    private const string What = "A tier";
    private const int FewestLast = 20;
    private const int MostLast = 5000;

    /// <summary>Sizes by their keys.</summary>
    private static readonly (string Key, TierSizeKind Kind, decimal Most)[] Sizes =
    [
        ("weight", TierSizeKind.Weight, 1000),
        ("share", TierSizeKind.Share, 1),
        ("nmr-per-round", TierSizeKind.NmrPerRound, Plausible.Supply),
    ];

    /// <summary>Reads it.</summary>
    /// <exception cref="YamlFileException">It cannot be read.</exception>
    public static WrittenTier Read(YamlNode node)
    {
        var map = node.Map(What);
        map.Only(What, "name", "weight", "share", "nmr-per-round", "multipliers", "promote", "demote");
        var name = map.Require("name", What).Scalar("name");
        if (name.Text.Length > 40 || name.Text.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
            throw name.Wrong($"A tier's name is up to 40 letters, digits, - and _, not '{name.Text}'.");
        var said = Sizes.Where(s => map.Find(s.Key) is not null).ToList();
        if (said.Count != 1)
            throw map.Wrong(
                $"{name.Text} needs one size: weight (parts of the whole), share (of the total, for each strategy) or nmr-per-round; write 'weight: 1', or 'weight: 0' for no stake."
            );
        var (key, kind, most) = said[0];
        var size = map.Find(key)!.Scalar(key);
        return new WrittenTier(
            new Tier(
                name.Text,
                Number(size, key, 0, most),
                Conditions(map, "promote"),
                Conditions(map, "demote"),
                Multipliers(map)
            ),
            kind,
            map,
            size
        );
    }

    /// <summary>A number, or a percentage such as 2.5 %.</summary>
    /// <exception cref="YamlFileException">It is neither, or out of bounds.</exception>
    public static decimal Number(YamlScalar scalar, string what, decimal least, decimal most)
    {
        if (!scalar.Text.EndsWith('%'))
            return scalar.Number(what, least, most);
        return
            decimal.TryParse(
                scalar.Text[..^1].TrimEnd(),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var percent
            )
            && percent / 100 >= least
            && percent / 100 <= most
            ? percent / 100
            : throw scalar.Wrong($"{what} is from {least * 100} % to {most * 100} %, not '{scalar.Text}'.");
    }

    private static IReadOnlyList<TierCondition> Conditions(YamlMap tier, string key)
    {
        if (tier.Find(key) is not { } node)
            return [];
        var map = node.Map(key);
        if (map.Entries.Count == 0)
            throw map.Wrong($"{key} has no condition: write one, or leave {key} out.");
        map.Only(key, TierMeasureCatalogue.Names);
        return [.. map.Entries.Select(e => Condition(e, isPromote: key == "promote"))];
    }

    private static TierCondition Condition(YamlEntry entry, bool isPromote)
    {
        var measure = TierMeasureCatalogue.Get(entry.Key);
        if (measure.IsCount && !isPromote)
            throw new YamlFileException(
                entry.Place,
                $"{entry.Key} only grows, so nobody can fall by it: leave it out of demote."
            );
        if (entry.Value is not YamlMap map)
            return new TierCondition(measure, Bound(measure, entry.Value), null);
        var word = (isPromote, measure.IsBetterSmall) switch
        {
            (true, false) => "at-least",
            (true, true) => "at-most",
            (false, false) => "below",
            (false, true) => "above",
        };
        map.Only(entry.Key, measure.IsCount ? [word] : [word, "last"]);
        return new TierCondition(
            measure,
            Bound(measure, map.Require(word, entry.Key)),
            map.Find("last")?.Scalar("last").Whole("last", FewestLast, MostLast)
        );
    }

    private static double Bound(ITierMeasure measure, YamlNode node)
    {
        var scalar = node.Scalar(measure.Name);
        return (double)(
            measure switch
            {
                { IsCount: true } => scalar.Number(measure.Name, 1, 10_000),
                { IsBetterSmall: true, Name: "burn-rate" } => Number(scalar, measure.Name, 0, 1),
                { IsBetterSmall: true } => Number(scalar, measure.Name, 0, 100),
                { Unit: TierUnit.Ratio } => scalar.Number(measure.Name, -10, 10),
                _ => Number(scalar, measure.Name, -1, 1),
            }
        );
    }

    private static Multipliers? Multipliers(YamlMap tier)
    {
        if (tier.Find("multipliers")?.Scalar("multipliers") is not { } said)
            return null;
        return Payouts.Multipliers.TryParse(said.Text, out var multipliers) && multipliers.Items.Count > 0
            ? multipliers
            : throw said.Wrong($"multipliers are written 'corr=0.75, mmc=2.25', not '{said.Text}'.");
    }
}

/// <summary>A tier as it was written, with its places.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="SizeKind">In what its size is said.</param>
/// <param name="Map">Where it stands.</param>
/// <param name="Size">Where its size stands.</param>
internal sealed record WrittenTier(Tier Tier, TierSizeKind SizeKind, YamlMap Map, YamlScalar Size)
{
    /// <summary>Where a condition stands.</summary>
    /// <param name="section">promote or demote.</param>
    /// <param name="condition">The condition.</param>
    public YamlPlace PlaceOf(string section, TierCondition condition) =>
        ((YamlMap)Map.Find(section)!).Entries.First(e => e.Key == condition.Measure.Name).Place;
}
