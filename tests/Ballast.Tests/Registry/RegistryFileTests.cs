using Ballast.Core.Registry;
using Ballast.Core.Registry.Files;
using Ballast.Core.Rounds;
using Ballast.Core.Yaml;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Registry;

/// <summary>registry.yaml: what is written is read again as the same registry, and a mistake is reported with its place.</summary>
public sealed class RegistryFileTests
{
    [Fact]
    public void Read_EverythingThatCanStandThere_IsRead()
    {
        const string Text = """
            strategies:
              trees_v1:
              trees_v2:
                parent: trees_v1
                code: 3f2a9c1
                data: v5.0
                target: ender_60
                features: medium
                trained-on: R1-R1100
                tags: [trees, slow]
                notes: "a: b"
                fields: { learning-rate: 0.01, seed: 7 }
            slots:
              classic:
                dex_1:
                  account: captain
                  favourite: true
                  tags: fast
                  assignments:
                    - { strategy: trees_v2, from: 1101 }
                    - { strategy: trees_v1, from: 1000, to: 1100 }
              signals:
                dex_1:
            groups:
              core: [dex_*, "@tag:fast"]
            epochs:
              atomic: { from: 1343, reason: new payouts, strategies: [trees_v2] }
            """;
        var registry = RegistryFileReader.Read(Text);
        var strategy = registry.FindStrategy("TREES_V2")!;
        (strategy.Parent, strategy.Code, strategy.Data, strategy.Target).ShouldBe(
            ("trees_v1", "3f2a9c1", "v5.0", "ender_60")
        );
        (strategy.Features, strategy.TrainedOn, strategy.Notes).ShouldBe(("medium", "R1-R1100", "a: b"));
        strategy.Tags.ShouldBe(["trees", "slow"]);
        strategy.Own.ShouldBe(new Dictionary<string, string> { ["learning-rate"] = "0.01", ["seed"] = "7" });
        var slot = registry.FindSlot(Tournament.Classic, "dex_1")!;
        (slot.Account, slot.IsFavourite).ShouldBe(("captain", true));
        slot.Tags.ShouldBe(["fast"]);
        slot.Assignments.ShouldBe([new Assignment("trees_v1", 1000, 1100), new Assignment("trees_v2", 1101)]);
        registry.FindSlot(Tournament.Signals, "dex_1")!.Assignments.ShouldBeEmpty();
        registry.Groups.ShouldHaveSingleItem().Members.ShouldBe(["dex_*", "@tag:fast"]);
        var epoch = registry.Epochs.ShouldHaveSingleItem();
        (epoch.Name, epoch.Tournament, epoch.From, epoch.Reason).ShouldBe(
            ("atomic", Tournament.Classic, 1343, "new payouts")
        );
        epoch.Strategies.ShouldBe(["trees_v2"]);
    }

    [Theory]
    [InlineData("strategies:\n  a:\n    parnt: b\n", 3, 5, "no key 'parnt'. Did you mean 'parent'?")]
    [InlineData("strategies:\n  a: { parent: b }\n", 2, 3, "has the parent b, which is not registered")]
    [InlineData("strategies:\n  a: { parent: b }\n  b: { parent: a }\n", 2, 3, "among its own parents")]
    [InlineData(
        "strategies:\n  a: { fields: { code: x } }\n",
        2,
        3,
        "a field 'code' of its own, which means something"
    )]
    [InlineData("strategies:\n  a:\n  A:\n", 3, 3, "stands there already at line 2, column 3")]
    [InlineData("strategies:\n  \"a,b\":\n", 2, 3, "a name has no ','")]
    [InlineData("slots:\n  clasic:\n    x:\n", 2, 3, "classic, signals or crypto, not 'clasic'")]
    [InlineData(
        "slots:\n  classic:\n    x:\n      assignments:\n        - { strategy: a, from: 5 }\n",
        3,
        5,
        "strategy a is not registered"
    )]
    [InlineData(
        "strategies: { a: , b: }\nslots:\n  classic:\n    x:\n      assignments:\n        - { strategy: a, from: 5 }\n        - { strategy: b, from: 9 }\n",
        4,
        5,
        "a sits there from 5 to now. A slot has one strategy a round"
    )]
    [InlineData(
        "strategies: { a: }\nslots:\n  classic:\n    x:\n      assignments:\n        - { strategy: a, from: soon }\n",
        6,
        32,
        "a whole number from 1 to"
    )]
    [InlineData(
        "strategies: { a: }\nslots:\n  classic:\n    x:\n      assignments:\n        - { from: 3 }\n",
        6,
        11,
        "needs the key 'strategy'"
    )]
    [InlineData("groups:\n  core: [\"@cor\"]\n", 2, 3, "there is no group @cor")]
    [InlineData("groups:\n  a: [\"@b\"]\n  b: [\"@a\"]\n", 2, 3, "among its own members")]
    [InlineData("groups:\n  all: [x]\n", 2, 3, "@all means something already")]
    [InlineData("epochs:\n  e: { tournament: crypto }\n", 2, 6, "needs the key 'from'")]
    [InlineData("epochs:\n  e: { from: 5, strategies: [a] }\n", 2, 3, "strategy a is not registered")]
    [InlineData("", 1, 1, "Nothing stands in the file")]
    public void Read_AMistake_IsReportedWithItsPlace(string text, int line, int column, string says)
    {
        var reported = Should.Throw<YamlFileException>(() => RegistryFileReader.Read(text));
        reported.Message.ShouldContain(says);
        reported.Place.ShouldBe(new YamlPlace(line, column));
    }

    /// <summary>Any text in any field, words that YAML takes for something else among them.</summary>
    [Fact]
    public void Write_AnyTexts_AreReadAgain() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(ArbMap.Default.ArbFor<string?[]>(), AreReadAgain)
        );

    private static void AreReadAgain(string?[] texts)
    {
        string[] odd =
        [
            "null",
            "yes",
            "1e5",
            "0x1F",
            "~",
            "a: b",
            "#c",
            "- d",
            "'q'",
            "\"",
            "\\",
            "ä\u2028ö",
            "line\nline",
            " ",
        ];
        string?[] all = [.. texts.Where(t => t is not null && !t.Any(char.IsSurrogate)), .. odd];
        var registry = ModelRegistry.Create([
            .. all.Select(
                (text, i) =>
                    new Strategy
                    {
                        Name = $"s{i}",
                        Notes = text,
                        Code = text,
                        Tags = [text!],
                        Own = new Dictionary<string, string> { ["x"] = text! },
                    }
            ),
            new EvidenceEpoch
            {
                Name = "e",
                Tournament = Tournament.Crypto,
                From = 9,
                Reason = all[0],
            },
        ]);
        var read = RegistryFileReader.Read(RegistryFileWriter.Write(registry));
        RegistryChange.Between(registry, read).ShouldBeEmpty();
        RegistryFileWriter.Write(read).ShouldBe(RegistryFileWriter.Write(registry));
    }
}
