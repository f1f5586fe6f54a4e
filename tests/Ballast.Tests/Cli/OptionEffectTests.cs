using System.CommandLine;
using Ballast.Cli;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Parameters;

namespace Ballast.Tests.Cli;

/// <summary>No option is accepted and ignored: each one changes what a command says, or what it does.</summary>
public sealed class OptionEffectTests : IDisposable
{
    /// <summary>A question, and options that each change its answer. Words between bars.</summary>
    private static readonly (string Question, string[] Options)[] Changing =
    [
        (
            "backtest|m1|m2|m3",
            [.. Range, .. Payment, "--grid|corr20V2=1", "--rounds|all", "--mode|average", "--stake|5", "--top|1"]
        ),
        (
            "sensitivity|m1|m2|m3",
            [.. Range, .. Payment, "--grid|corr20V2=1", "--rounds|all", "--mode|total", "--stake|5", "--top|1"]
        ),
        (
            "explain|m1|1200",
            ["--stake|7", "--multipliers|corr20V2=1,mmc=0", "--payout-factor|0.5", "--rule|classic-11"]
        ),
        ("reconcile", Range),
        ("risk|m1|m2|m3", [.. Range, "--returns|computed", "--multipliers|corr20V2=1", "--stake|7", "--all"]),
        ("risk|m1|m2|m3|--returns|computed", Payment),
        ("risk|--multipliers|corr20V2=1|--returns|computed|--from|1200|--to|1202", ["--each"]),
        ("compare|m1|m2|m3", [.. Range, "--returns|computed"]),
        ("compare|m1|m2|m3|--returns|computed", ["--multipliers|corr20V2=1", .. Payment]),
        ("account", [.. Range, "--rank-by|mmc", "--currency|eur", "--sort|name", "--top|1", "--all"]),
        ("realised", ["--by|month", "--currency|eur"]),
        ("regret", Range),
        ("field", ["--from|1201", "--to|1201", "--since|atomic", "--all", "--against|x001"]),
        (
            "evidence|m1|m2|m3|--returns|computed",
            [
                .. Range,
                .. Payment,
                "--multipliers|corr20V2=1",
                "--criterion|total",
                "--window|30",
                "--horizon|7",
                "--step|9",
            ]
        ),
        ("evidence|m1|m2|m3", ["--returns|computed"]),
        ("evidence", ["--track-record"]),
        ("nowcast", ["--metric|fncV3"]),
        ("today", ["--since|2030-01-01"]),
        ("rehearse|m1|m2|m3|--returns|computed", [.. Range, "--policy|hold", "--total|3000", "--rule|classic-01"]),
        ("rehearse|m1|m2|m3", ["--returns|computed", "--currency|eur"]),
        (
            "rehearse|m1|m2|m3|--returns|computed",
            ["--multipliers|corr20V2=1", "--payout-factor|0.7", "--clip|0.0001", "--future|20"]
        ),
        (
            "tiers|m1|m2|m3|--returns|computed",
            [
                .. Range,
                "--total|3000",
                "--replay",
                "--multipliers|corr20V2=1",
                "--payout-factor|0.7",
                "--rule|classic-01",
                "--clip|0.0001",
            ]
        ),
        ("tiers|m1|m2|m3", ["--returns|computed"]),
        ("rehearse|m1|m2|m3|--future|20", ["--seed|2", "--paths|300"]),
        (
            "advise|m1|m2|m3|--returns|computed",
            [.. Range, "--payout-factor|0.7", "--rule|classic-01", "--multipliers|corr20V2=1"]
        ),
        ("advise|m1|m2|m3", ["--returns|computed"]),
        (
            "allocate|m1|m2|m3|--returns|computed",
            [
                .. Range,
                .. Payment,
                "--score|corr20V2=1",
                "--method|equal",
                "--cap|0.5",
                "--floor|0.1",
                "--group|m1,m2=0.3",
                "--max-turnover|0.05",
                "--slots|1",
                "--min-share|0.4",
                "--total|77",
                "--raw",
            ]
        ),
        ("allocate|m1|m2|m3", ["--returns|computed"]),
        ("allocate|m1|m2|m3|--returns|computed|--total|10", ["--locked|m1=5", "--min-stake|4"]),
        ("allocate|m1|m2|m3|--raw|--method|min-cvar", ["--alpha|0.3", "--min-mean|0.01"]),
        ("ladder", ["--stake|3", "--total|3", "--release|m1=50%", "--increase|m1=5"]),
        ("ladder|--stake|3", ["--rounds|5"]),
        ("plan", ["--target|m1=7", "--total|7", "--expires|5", "--compare|equal,hold"]),
        ("ladder|m1|--stake|3|--returns|computed", ["--rule|classic-12-corr075-mmc225"]),
        ("ladder|m1|--stake|3|--rule|classic-12-corr075-mmc225", ["--returns|settled"]),
        (
            "report|m1|m2|--force|--out|{out}",
            [.. Range, "--returns|computed", "--stake|5", "--currency|eur", "--anonymous"]
        ),
        ("report|m1|m2|--force|--out|{out}|--returns|computed", Payment),
        ("portfolio|m1=1|m2=2", [.. Range, .. Payment, "--rounds|all", "--score|corr20V2=1", "--raw"]),
        ("models", ["--all", "--limit|3", "--offset|3", "--find|x00", "--sort|score", "--reverse"]),
        ("rounds", ["--all", "--limit|3", "--offset|3"]),
    ];

    private static string[] Range => ["--from|1220", "--to|1220", "--since|classic-12-corr075-mmc225"];

    private static string[] Payment => ["--payout-factor|0.7", "--clip|0.0001", "--rule|classic-01"];

    /// <summary>Every question that can be asked of strategies; without a registry that is refused, and so changes what is said.</summary>
    private static IEnumerable<(string Question, string[] Options)> ByStrategy =>
        QuestionCatalogue
            .All.Where(q => q.Parameters.Contains(ByParameter.By))
            .Select(q => (Words.GetValueOrDefault(q.Name, q.Name), new[] { "--by|strategy" }));

    private static readonly Dictionary<string, string> Words = new()
    {
        ["explain"] = "explain|m1|1200",
        ["compare"] = "compare|m1|m2",
        ["portfolio"] = "portfolio|m1=1",
        ["model"] = "model|m1",
        ["round"] = "round|1200",
        ["report"] = "report|m1|m2|--force|--out|{out}",
    };

    /// <summary>They run until they are stopped; their options are seen by tests of the servers.</summary>
    private static readonly string[] Servers = ["sandbox", "serve", "mcp"];

    private readonly OptionWorld _world = new();
    private readonly Dictionary<string, string> _said = [];

    public void Dispose() => _world.Dispose();

    [Fact]
    public void EveryOption_ChangesWhatIsSaidOrDone()
    {
        var root = Application.Root(_world.Line.CliHost(TextWriter.Null, TextWriter.Null));
        (string Question, string[] Options)[] changing = [.. Changing, .. ByStrategy];
        var known = changing
            .SelectMany(q => q.Options.Select(o => $"{q.Question.Split('|')[0]} {o.Split('|')[0]}"))
            .Concat(OptionsSeenElsewhere.Tests.Keys)
            .ToHashSet();
        var forgotten = Commands(root, "")
            .Where(c => !Servers.Contains(c.Name))
            .SelectMany(c =>
                c.Command.Options.Where(o => o.Name != "--help" && !IsOfWords(c.Name, o))
                    .Select(o => $"{c.Name} {o.Name}")
            )
            .Where(o => !known.Contains(o));
        forgotten.ShouldBeEmpty("an option without a line in this test");
        var idle = new List<string>();
        foreach (var (question, options) in changing)
        {
            var plain = question.Split('|');
            idle.AddRange(options.Where(o => IsIdle(plain, o.Split('|'))).Select(o => $"{question} {o}"));
        }
        idle.ShouldBeEmpty("an option that changes nothing");
    }

    [Theory]
    [InlineData("import|{0}|--as-of|2026-01-01", "--as-of has no effect on import.")]
    [InlineData("import|{0}|--metric|corr", "--metric has no effect here")]
    [InlineData("store|info|--tournament|crypto", "--tournament has no effect on store info.")]
    [InlineData("store|info|--as-of|2026-01-01", "--as-of has no effect on store info.")]
    [InlineData("sync|--account|--as-of|2026-01-01", "--as-of has no effect on sync.")]
    public void Unused_OfImport_IsSaid(string question, string line)
    {
        var table = _world.Line.Folder.Write("table.csv", "model,roundNumber,corr20V2\nm1,1000,0.01\n");
        var words = string.Format(System.Globalization.CultureInfo.InvariantCulture, question, table).Split('|');
        _world.Line.Run(words).Error.ShouldContain($"ballast: {line}");
        // Scripts see it too; the document on standard output stays alone.
        var said = _world.Line.Run([.. words, "--json"]);
        said.Error.ShouldContain(line);
        said.Out.ShouldNotContain(line);
    }

    [Theory]
    [InlineData("m1")]
    [InlineData("--step", "3")]
    [InlineData("--from", "1200")]
    public void TrackRecord_WithAnythingElse_IsWrongUsage(params string[] more)
    {
        var said = _world.Line.Run(["evidence", "--track-record", .. more]);
        said.Code.ShouldBe(2);
        said.Error.ShouldContain("has no effect on the track record");
        _world.Line.Run("evidence", "--track-record", "--no-record").Code.ShouldBe(0);
    }

    /// <summary>Whether it is the option that every question has to show details in words: <see cref="NextStepTests"/> see it.</summary>
    private static bool IsOfWords(string command, Option option) =>
        option.Name == "--all"
        && QuestionCatalogue.Find(command.Split(' ')[0])?.Parameters.All(p => p.Name != "all") == true;

    /// <summary>Whether neither the document nor the words change: some options are about words only. A refusal is an answer, too.</summary>
    private bool IsIdle(string[] question, string[] option) =>
        Said([.. question, "--json"]) == Said([.. question, .. option, "--json"])
        && Said(question) == Said([.. question, .. option]);

    private string Said(string[] words)
    {
        var asked = string.Join('|', words);
        if (_said.TryGetValue(asked, out var known))
            return known;
        string[] quiet = words[0] is "backtest" or "risk" or "nowcast" or "evidence" ? ["--no-record"] : [];
        var file = _world.Line.Folder.Path("out.html");
        var said = _world.Line.Run([.. words.Select(w => w == "{out}" ? file : w), .. quiet]);
        said.Code.ShouldNotBe(2, asked + ": " + said.Error);
        return _said[asked] = $"{said.Code} {said.Out}";
    }

    private static IEnumerable<(string Name, Command Command)> Commands(Command command, string name) =>
        command
            .Subcommands.SelectMany(c => Commands(c, $"{name} {c.Name}".Trim()))
            .Concat(command is RootCommand ? [] : [(name, command)]);
}
