using Ballast.Core.Tiers;
using Ballast.Core.Tiers.Files;
using Ballast.Core.Yaml;
using Ballast.Tests.Support;

namespace Ballast.Tests.Tiers;

public sealed class TierPolicyFileTests
{
    private const string Head = "version: 1\ntiers:\n  - name: low\n    weight: 0\n  - name: high\n    weight: 1\n";

    [Fact]
    public void ShippedPolicy_IsRead()
    {
        var policy = TierPolicyFile.Shipped;
        policy.Tiers.Select(t => t.Name).ShouldBe(["paper", "bronze", "silver", "gold"]);
        policy.Tiers.Select(t => t.Size).ShouldBe([0, 1, 2, 3]);
        policy.Confidence.ShouldBe(TierConfidence.NinetySevenAndHalf);
        policy.AtRuleChange.ShouldBe(AtRuleChange.HoldPromotions);
        (policy.Start, policy.Reset, policy.ReviewWeeks).ShouldBe((0, 0, 4));
        (policy.ProbationRounds, policy.WaitAfterDemotionRounds).ShouldBe((60, 120));
        var gold = policy.Tiers[3].Promote.Select(c => (c.Measure.Name, c.Bound, c.Last));
        gold.ShouldBe([
            ("regimes", 2, null),
            ("independent-rounds", 12, null),
            ("lead-low", 0, null),
            ("lead-ratio", 0.25, 240),
        ]);
    }

    [Fact]
    public void Sizes_OfEveryKind_AreRead()
    {
        var policy = TierPolicyFile.Read(
            """
            version: 1
            confidence: 95%
            at-rule-change: reset
            start: b
            tiers:
              - { name: a, share: 0 }
              - name: b
                share: 2.5 %
                multipliers: corr=0.5, mmc=2
                promote: { burn-rate: 40 %, deepest-fall: { at-most: 0.3, last: 100 } }
                demote: { burn-rate: 0.5, deepest-fall: { above: 50 %, last: 100 } }
            """
        );
        policy.SizeKind.ShouldBe(TierSizeKind.Share);
        policy.Tiers[1].Size.ShouldBe(0.025m);
        policy.Tiers[1].Multipliers!.Items.Count.ShouldBe(2);
        policy.Tiers[1].Promote.Select(c => c.Bound).ShouldBe([0.4, 0.3]);
        policy.Tiers[1].Demote.Select(c => c.Bound).ShouldBe([0.5, 0.5]);
        (policy.Start, policy.Reset, policy.Confidence).ShouldBe((1, 0, TierConfidence.NinetyFive));
        policy.AtRuleChange.ShouldBe(AtRuleChange.Reset);
    }

    public static TheoryData<string, string, string> Wrong =>
        new()
        {
            { "version: 2\ntiers: []", "line 1, column 10", "version is a whole number from 1 to 1" },
            { "tiers: []", "line 1, column 1", "needs the key 'version'" },
            { "version: 1\ntiers: []", "line 2, column 8", "2 to 20 tiers" },
            { "version: 1\nteirs: []", "line 2, column 1", "Did you mean 'tiers'?" },
            { "version: 1\nprobation: 3\ntiers: []", "line 2, column 1", "no key 'probation'" },
            { Head + "    promot: {}", "line 7, column 5", "Did you mean 'promote'?" },
            { Head + "    promote: {}", "line 7, column 14", "promote has no condition" },
            { Head + "    promote: { lead-lo: 0 }", "line 7, column 16", "Did you mean 'lead-low'?" },
            { Head + "    promote: { lead-low: much }", "line 7, column 26", "a number from -1 to 1, not 'much'" },
            { Head + "    promote: { lead-low: 150 % }", "line 7, column 26", "from -100 % to 100 %" },
            { Head + "    promote: { resolved-rounds: '60' }", "line 7, column 33", "in quotes" },
            { Head + "    promote: { lead-low: { below: 0 } }", "line 7, column 28", "no key 'below'" },
            { Head + "    promote: { lead-low: { last: 200 } }", "line 7, column 26", "needs the key 'at-least'" },
            {
                Head + "    promote: { lead-low: { at-least: 0, last: 60 } }",
                "line 7, column 16",
                "of the last 60 rounds is never known"
            },
            {
                Head + "    promote: { regimes: 1 }\n    demote: { regimes: 1 }",
                "line 8, column 15",
                "only grows, so nobody can fall by it"
            },
            { Head, "line 5, column 5", "high cannot be reached: it has no promote" },
            {
                Head + "    promote: { lead-mean: 0 }\n    demote: { lead-mean: 0.1 % }",
                "line 8, column 15",
                "lets fall at lead-mean 0.001 and rise at 0"
            },
            {
                Head + "    promote: { lead-mean: 0 }\n    demote: { lead-mean: 0 }",
                "line 8, column 15",
                "up and down on noise"
            },
            {
                Head + "    promote: { lead-mean: 0 }\n    demote: { lead-low: 0 }",
                "line 8, column 15",
                "could fall at once by lead-low"
            },
            {
                Head + "    promote: { resolved-rounds: 60 }\n    demote: { return-high: 0 }",
                "line 8, column 15",
                "could fall at once by return-high"
            },
            {
                Head + "    promote: { burn-rate: 50 % }\n    demote: { burn-rate: 40 % }",
                "line 8, column 15",
                "The bound of demote is above"
            },
            {
                "version: 1\nat-rule-change: reset\n" + Head[11..] + "    promote: { regimes: 2 }",
                "line 8, column 16",
                "never reaches over two payout rules"
            },
            {
                Head + "  - name: LOW\n    weight: 2\n    promote: { regimes: 1 }",
                "line 7, column 5",
                "Two tiers are called"
            },
            { Head.Replace("weight: 1", "share: 1.5"), "line 6, column 12", "share is a number from 0 to 1" },
            {
                Head.Replace("weight: 1", "share: 0.5") + "    promote: { regimes: 1 }",
                "line 6, column 12",
                "another kind of size than low"
            },
            {
                Head.Replace("weight: 1", "weight: 0") + "    promote: { regimes: 1 }",
                "line 6, column 13",
                "No tier stakes"
            },
            { Head.Replace("    weight: 0\n", ""), "line 3, column 5", "low needs one size" },
            {
                Head.Replace("weight: 0", "weight: 2") + "    promote: { regimes: 1 }",
                "line 6, column 13",
                "stakes less"
            },
            {
                "version: 1\nstart: hgih\n" + Head[11..] + "    promote: { regimes: 1 }",
                "line 2, column 8",
                "Did you mean 'high'?"
            },
            { "version: 1\nconfidence: 99 %\n" + Head[11..], "line 2, column 13", "95 % or 97.5 %" },
            {
                "version: 1\nstart: high\nreset: high\n" + Head[11..] + "    promote: { regimes: 1 }",
                "line 5, column 5",
                "low cannot be reached: nothing starts there"
            },
            {
                "version: 1\ntiers:\n  - name: low\n    weight: 0\n    promote: { regimes: 1 }\n  - name: high\n    weight: 1\n",
                "line 5, column 14",
                "Nobody rises into the lowest tier"
            },
            { Head + "    promote: { regimes: 1 }\n    multipliers: much", "line 8, column 18", "written 'corr=0.75" },
            { "version: 1\ntiers:\n  - name: 'a b'\n    weight: 1\n  - x\n", "line 3, column 11", "up to 40 letters" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Policy_ThatCannotBe_IsRefusedWhereItStands(string text, string place, string problem)
    {
        var refused = Should.Throw<YamlFileException>(() => TierPolicyFile.Read(text));
        refused.Problem.ShouldContain(problem);
        refused.Place.ToString().ShouldBe(place);
    }

    /// <summary>Editors and the reader agree: what the one refuses for its form, the other does.</summary>
    [Fact]
    public void Schema_AgreesWithTheReader()
    {
        // What no schema can say: names, places among the tiers, and bounds that meet.
        string[] meaning =
        [
            "Two tiers are called",
            "cannot be reached",
            "Nobody rises into",
            "another kind of size",
            "No tier stakes",
            "stakes less",
            "Did you mean 'high'?",
            "lets fall at",
            "up and down on noise",
            "could fall at once",
            "The bound of demote",
            "is never known",
            "over two payout rules",
            "'corr=0.75",
        ];
        var schema = new SmallSchema(File.ReadAllText(Repository.Path("docs", "tiers.schema.json")));
        schema.Accepts(TierPolicyFile.ShippedText).ShouldBeTrue();
        foreach (var row in Wrong)
        {
            var (text, _, problem) = row.Data;
            if (!meaning.Any(m => problem.Contains(m, StringComparison.Ordinal)))
                schema.Accepts(text).ShouldBeFalse(problem);
        }
    }

    /// <summary>Every measure stands in the schema, with the words that the reader takes.</summary>
    [Theory]
    [InlineData("promote", "at-least", "at-most")]
    [InlineData("demote", "below", "above")]
    public void EveryMeasure_StandsInTheSchema(string section, string large, string small)
    {
        var schema = new SmallSchema(File.ReadAllText(Repository.Path("docs", "tiers.schema.json")));
        foreach (var measure in TierMeasureCatalogue.All)
        {
            var word = measure.IsBetterSmall ? small : large;
            var other = measure.IsBetterSmall ? large : small;
            var bound = measure.IsCount ? 5 : 0;
            string With(string condition) => $"{Head}    {section}: {{ {measure.Name}: {condition} }}\n";
            var isTaken = section == "promote" || !measure.IsCount;
            schema.Accepts(With($"{bound}")).ShouldBe(isTaken, measure.Name);
            schema.Accepts(With($"{{ {word}: {bound} }}")).ShouldBe(isTaken, measure.Name);
            schema
                .Accepts(With($"{{ {word}: {bound}, last: 200 }}"))
                .ShouldBe(isTaken && !measure.IsCount, measure.Name);
            schema.Accepts(With($"{{ {other}: {bound} }}")).ShouldBeFalse(measure.Name);
        }
    }
}
