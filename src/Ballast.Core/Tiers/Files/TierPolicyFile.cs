using System.Reflection;
using Ballast.Core.Yaml;

namespace Ballast.Core.Tiers.Files;

/// <summary>Policy files: <c>tiers.yaml</c>. What one may say stands in docs/tiers.md and, for editors, in docs/tiers.schema.json.</summary>
internal static class TierPolicyFile
{
    /// <summary>The version of the format that is read.</summary>
    public const int Version = 1;

    private const string What = "A tier policy";
    private const int MostTiers = 20;
    private const int MostWeeks = 52;
    private const int MostRounds = 5000;

    private static readonly string[] Words = ["reset", "keep", "hold-promotions"];

    /// <summary>The text of the policy that is shipped.</summary>
    public static string ShippedText { get; } = Text("tiers.yaml");

    /// <summary>The policy that is shipped.</summary>
    public static TierPolicy Shipped { get; } = Read(ShippedText);

    /// <summary>Reads a policy.</summary>
    /// <exception cref="YamlFileException">It cannot be read, or says what cannot be.</exception>
    public static TierPolicy Read(string text)
    {
        var file = YamlFile.Read(text).Map(What);
        file.Only(
            What,
            "version",
            "review-every-weeks",
            "confidence",
            "probation-rounds",
            "wait-after-demotion-rounds",
            "at-rule-change",
            "start",
            "reset",
            "tiers"
        );
        file.Require("version", What).Scalar("version").Whole("version", Version, Version);
        var listed = file.Require("tiers", What).List("tiers");
        if (listed.Items.Count is < 2 or > MostTiers)
            throw listed.Wrong(
                $"A policy has 2 to {MostTiers} tiers, lowest first, and here are {listed.Items.Count}."
            );
        var tiers = listed.Items.Select(TierReading.Read).ToList();
        var policy = new TierPolicy
        {
            Tiers = [.. tiers.Select(t => t.Tier)],
            Start = Place(file, "start", tiers) ?? 0,
            Reset = Place(file, "reset", tiers) ?? 0,
            ReviewWeeks = Whole(file, "review-every-weeks", 1, MostWeeks) ?? 4,
            ProbationRounds = Whole(file, "probation-rounds", 0, MostRounds) ?? 0,
            WaitAfterDemotionRounds = Whole(file, "wait-after-demotion-rounds", 0, MostRounds) ?? 0,
            Confidence = Confidence(file),
            AtRuleChange = (file.Find("at-rule-change")?.Scalar("at-rule-change").Word("at-rule-change", Words)) switch
            {
                "reset" => AtRuleChange.Reset,
                "keep" => AtRuleChange.Keep,
                _ => AtRuleChange.HoldPromotions,
            },
            SizeKind = tiers[0].SizeKind,
        };
        TierPolicyChecks.Check(policy, tiers);
        return policy;
    }

    /// <summary>The word of a setting.</summary>
    public static string WordOf(AtRuleChange setting) => Words[(int)setting];

    private static int? Whole(YamlMap file, string key, int least, int most) =>
        file.Find(key)?.Scalar(key).Whole(key, least, most);

    private static TierConfidence Confidence(YamlMap file)
    {
        if (file.Find("confidence")?.Scalar("confidence") is not { } said)
            return TierConfidence.NinetySevenAndHalf;
        return TierReading.Number(said, "confidence", 0, 1) switch
        {
            0.95m => TierConfidence.NinetyFive,
            0.975m => TierConfidence.NinetySevenAndHalf,
            _ => throw said.Wrong(
                "confidence is 95 % or 97.5 %: only for these it was measured how often an end holds."
            ),
        };
    }

    private static int? Place(YamlMap file, string key, List<WrittenTier> tiers)
    {
        if (file.Find(key)?.Scalar(key) is not { } said)
            return null;
        var names = tiers.ConvertAll(t => t.Tier.Name);
        return names.IndexOf(said.Word(key, names));
    }

    private static string Text(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
