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
        ("account", [.. Range, "--rank-by|mmc", "--currency|eur", "--all"]),
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
        ("models", ["--all", "--limit|3", "--offset|3", "--name|x00"]),
        ("rounds", ["--all", "--limit|3", "--offset|3"]),
    ];

    private static string[] Range => ["--from|1220", "--to|1220", "--since|classic-12-corr075-mmc225"];

    private static string[] Payment => ["--payout-factor|0.7", "--clip|0.0001", "--rule|classic-01"];

    /// <summary>Options that change what a command does and not what it answers, each with the tests that see it.</summary>
    private static readonly Dictionary<string, string> Doing = new()
    {
        ["backtest --no-record"] = nameof(NowcastRecordTests),
        ["risk --no-record"] = nameof(NowcastRecordTests),
        ["evidence --no-record"] = nameof(TrackRecordCommandTests),
        ["advise --no-record"] = nameof(Ballast.Tests.Questions.AdviseTests),
        ["advise --clip"] = nameof(Ballast.Tests.Questions.AdviseTests),
        ["advise --capital"] = nameof(Workflows.Returns.CommittedReturnTests),
        ["allocate --capital"] = nameof(Workflows.Returns.CommittedReturnTests),
        ["nowcast --no-record"] = nameof(NowcastRecordTests),
        ["backtest --capital"] = nameof(Workflows.Returns.CommittedReturnTests),
        ["sensitivity --capital"] = nameof(Workflows.Returns.CommittedReturnTests),
        ["risk --capital"] = nameof(Workflows.Returns.CommittedReturnTests),
        ["compare --capital"] = nameof(Workflows.Returns.CommittedReturnTests),
        ["evidence --capital"] = nameof(Workflows.Returns.CommittedReturnTests),
        ["report --capital"] = nameof(Workflows.Returns.CommittedReturnTests),
        ["portfolio --capital"] = nameof(Workflows.Returns.CommittedReturnTests),
        ["import --model"] = nameof(DoorTests),
        ["import --dry-run"] = nameof(DoorTests),
        ["import --force"] = nameof(DoorTests),
        ["import --undo"] = nameof(DoorTests),
        ["report --force"] = nameof(OutputFileTests),
        ["ladder --mode"] = nameof(Questions.Ladder.AtomicChangeTests),
        ["ladder --ics"] = nameof(Questions.Ladder.LadderCalendarTests),
        ["ladder --force"] = nameof(Questions.Ladder.LadderCalendarTests),
        ["tiers --policy"] = nameof(Ballast.Tests.Questions.TiersTests),
        ["rehearse --tiers"] = nameof(Ballast.Tests.Questions.TiersTests),
        ["plan --tiers"] = nameof(Ballast.Tests.Questions.TiersTests),
        ["plan --out"] = nameof(Questions.Plan.PlanFileTests),
        ["plan --force"] = nameof(Questions.Plan.PlanFileTests),
        ["store check --seal"] = nameof(Ballast.Tests.Storage.StoreCheckTests),
        ["paper start --total"] = nameof(Ballast.Tests.Questions.PaperTests),
        ["paper start --name"] = nameof(Ballast.Tests.Questions.PaperTests),
        ["report --out"] = nameof(Ballast.Tests.Web.Reports.ReportOfRealDataTests),
        ["import --metric"] = nameof(Unused_OfImport_IsSaid),
        ["import --strict"] = nameof(Ballast.Tests.Workflows.ImportWorkflowTests),
        ["import --currency"] = nameof(OptionWorld),
        ["sync --account"] = nameof(Ballast.Tests.Syncing.SyncCommandTests),
        ["sync --leaderboard"] = nameof(Ballast.Tests.Syncing.SyncCommandTests),
        ["sync --api"] = nameof(Ballast.Tests.Syncing.SyncCommandTests),
        ["sync --full"] = nameof(Ballast.Tests.Syncing.LaterSyncTests),
        ["sync --wait"] = nameof(Ballast.Tests.Collecting.LeasedSyncTests),
        ["sync --take-over"] = nameof(Ballast.Tests.Syncing.SqliteSyncLeaseTests),
        ["accounts --sort"] = nameof(Ballast.Tests.Questions.Accounts.AccountsCommandTests),
        ["accounts --slots"] = nameof(Ballast.Tests.Questions.Accounts.AccountsCommandTests),
        ["accounts --all"] = nameof(Ballast.Tests.Questions.Accounts.AccountsCommandTests),
        ["accounts --limit"] = nameof(Ballast.Tests.Questions.Accounts.AccountsCommandTests),
        ["accounts --offset"] = nameof(Ballast.Tests.Questions.Accounts.AccountsCommandTests),
        ["realised --lots"] = nameof(Ballast.Tests.Questions.RealisedTests),
        ["realised --all-tournaments"] = nameof(Ballast.Tests.Questions.RealisedTests),
        ["realised --deposit-cost"] = nameof(Ballast.Tests.Questions.RealisedTests),
        ["realised --costs"] = nameof(Ballast.Tests.Questions.RealisedTests),
        ["export realised --lots"] = nameof(ExportRealisedTests),
        ["export realised --currency"] = nameof(ExportRealisedTests),
        ["export realised --all-tournaments"] = nameof(ExportRealisedTests),
        ["export realised --deposit-cost"] = nameof(ExportRealisedTests),
        ["export realised --costs"] = nameof(ExportRealisedTests),
        ["export realised --year"] = nameof(ExportRealisedTests),
        ["export realised --out"] = nameof(ExportRealisedTests),
        ["export realised --force"] = nameof(OutputFileTests),
        ["export books --format"] = nameof(Ballast.Tests.Workflows.Owning.OwnBooksTests),
        ["export books --out"] = nameof(Ballast.Tests.Workflows.Owning.OwnBooksTests),
        ["export books --force"] = nameof(OutputFileTests),
        ["export --out"] = nameof(Ballast.Tests.Storage.ViewTests),
        ["export --force"] = nameof(Ballast.Tests.Storage.ViewTests),
        ["score --target"] = nameof(ScoreCommandTests),
        ["score --predictions"] = nameof(ScoreCommandTests),
        ["score --meta"] = nameof(ScoreCommandTests),
        ["score --benchmark"] = nameof(ScoreCommandTests),
        ["score --features"] = nameof(ScoreCommandTests),
        ["score --era"] = nameof(ScoreCommandTests),
        ["score --overlap"] = nameof(ScoreCommandTests),
        ["score --top-bottom"] = nameof(ScoreCommandTests),
        ["score --no-target-power"] = nameof(ScoreCommandTests),
        ["ensemble --target"] = nameof(EnsembleCommandTests),
        ["ensemble --meta"] = nameof(EnsembleCommandTests),
        ["ensemble --overlap"] = nameof(EnsembleCommandTests),
        ["ensemble --weights"] = nameof(EnsembleCommandTests),
        ["ensemble --blend"] = nameof(EnsembleCommandTests),
        ["ensemble --stake"] = nameof(EnsembleCommandTests),
        ["ensemble --score"] = nameof(EnsembleCommandTests),
        ["ensemble --payout-factor"] = nameof(EnsembleCommandTests),
        ["ensemble --clip"] = nameof(EnsembleCommandTests),
        ["ensemble --rule"] = nameof(EnsembleCommandTests),
        ["ensemble --era"] = nameof(ScoreCommandTests),
        ["apply --yes"] = nameof(ApplyCommandTests),
        ["apply --max-nmr"] = nameof(ApplyCommandTests),
        ["apply --resume"] = nameof(ApplyCommandTests),
        ["apply --dry-run"] = nameof(ApplyCommandTests),
        ["apply --why"] = nameof(ApplyCommandTests),
        ["apply --api"] = nameof(ApplyCommandTests),
        ["apply --who"] = nameof(JournalCommandTests),
        ["apply --verify"] = nameof(ApplyCommandTests),
        ["apply --node"] = nameof(AtomicApplyTests),
        ["apply --strategy"] = nameof(AtomicApplyTests),
        ["apply --mode-codes"] = nameof(AtomicApplyTests),
        ["apply --known-mode"] = nameof(AtomicApplyTests),
        ["plan --verify"] = nameof(ApplyCommandTests),
        ["plan --api"] = nameof(ApplyCommandTests),
        ["plan --node"] = nameof(AtomicApplyTests),
        ["plan --strategy"] = nameof(AtomicApplyTests),
        ["plan --mode-codes"] = nameof(AtomicApplyTests),
        ["plan --known-mode"] = nameof(AtomicApplyTests),
        ["journal --all"] = nameof(JournalCommandTests),
        ["journal --limit"] = nameof(JournalCommandTests),
        ["journal --offset"] = nameof(JournalCommandTests),
        ["journal --verify"] = nameof(JournalCommandTests),
        ["journal --export"] = nameof(JournalCommandTests),
        ["journal --force"] = nameof(JournalCommandTests),
        ["journal reconcile --why"] = nameof(JournalCommandTests),
        ["journal reconcile --who"] = nameof(JournalCommandTests),
        ["fingerprint --model"] = nameof(FingerprintCommandTests),
        ["fingerprint --round"] = nameof(FingerprintCommandTests),
        ["fingerprints --near"] = nameof(FingerprintCommandTests),
        ["fingerprints --to"] = nameof(FingerprintCommandTests),
        ["fingerprints --since"] = nameof(FingerprintCommandTests),
        ["fingerprints --from"] = nameof(FingerprintCommandTests),
        ["submit --model"] = nameof(SubmitCommandTests),
        ["submit --ids"] = nameof(SubmitCommandTests),
        ["submit --datestamp"] = nameof(SubmitCommandTests),
        ["submit --strategy"] = nameof(SubmitCommandTests),
        ["submit --dry-run"] = nameof(SubmitCommandTests),
        ["submit --account"] = nameof(SubmitCommandTests),
        ["submit --api"] = nameof(SubmitCommandTests),
        ["submissions --rounds"] = nameof(OnlineCommandTests),
        ["submissions --account"] = nameof(OnlineCommandTests),
        ["submissions --api"] = nameof(OnlineCommandTests),
        ["download --round"] = nameof(OnlineCommandTests),
        ["download --out"] = nameof(OnlineCommandTests),
        ["download --submission"] = nameof(OnlineCommandTests),
        ["download --model"] = nameof(OnlineCommandTests),
        ["download --force"] = nameof(OnlineCommandTests),
        ["download --account"] = nameof(OnlineCommandTests),
        ["download --api"] = nameof(OnlineCommandTests),
        ["diagnostics --model"] = nameof(OnlineCommandTests),
        ["diagnostics --id"] = nameof(OnlineCommandTests),
        ["diagnostics --wait"] = nameof(OnlineCommandTests),
        ["diagnostics --account"] = nameof(OnlineCommandTests),
        ["diagnostics --api"] = nameof(OnlineCommandTests),
        ["leaderboard --models"] = nameof(OnlineCommandTests),
        ["leaderboard --accounts"] = nameof(OnlineCommandTests),
        ["leaderboard --limit"] = nameof(OnlineCommandTests),
        ["leaderboard --offset"] = nameof(OnlineCommandTests),
        ["leaderboard --order-by"] = nameof(OnlineCommandTests),
        ["leaderboard --ascending"] = nameof(OnlineCommandTests),
        ["leaderboard --api"] = nameof(OnlineCommandTests),
        ["profile --model"] = nameof(OnlineCommandTests),
        ["profile --user"] = nameof(OnlineCommandTests),
        ["profile --api"] = nameof(OnlineCommandTests),
        ["query --variables"] = nameof(OnlineCommandTests),
        ["query --keyed"] = nameof(OnlineCommandTests),
        ["query --account"] = nameof(OnlineCommandTests),
        ["query --api"] = nameof(OnlineCommandTests),
        ["account --live"] = nameof(OnlineCommandTests),
        ["account --account"] = nameof(OnlineCommandTests),
        ["account --api"] = nameof(OnlineCommandTests),
        ["stake increase --yes"] = nameof(StakeCommandTests),
        ["stake increase --max-nmr"] = nameof(StakeCommandTests),
        ["stake increase --dry-run"] = nameof(StakeCommandTests),
        ["stake increase --why"] = nameof(StakeCommandTests),
        ["stake increase --who"] = nameof(StakeCommandTests),
        ["stake increase --account"] = nameof(StakeCommandTests),
        ["stake increase --api"] = nameof(StakeCommandTests),
        ["stake release --yes"] = nameof(StakeCommandTests),
        ["stake release --max-nmr"] = nameof(StakeCommandTests),
        ["stake release --dry-run"] = nameof(StakeCommandTests),
        ["stake release --why"] = nameof(StakeCommandTests),
        ["stake release --who"] = nameof(StakeCommandTests),
        ["stake release --account"] = nameof(StakeCommandTests),
        ["stake release --api"] = nameof(StakeCommandTests),
        ["stake cancel --yes"] = nameof(StakeCommandTests),
        ["stake cancel --max-nmr"] = nameof(StakeCommandTests),
        ["stake cancel --dry-run"] = nameof(StakeCommandTests),
        ["stake cancel --why"] = nameof(StakeCommandTests),
        ["stake cancel --who"] = nameof(StakeCommandTests),
        ["stake cancel --account"] = nameof(StakeCommandTests),
        ["stake cancel --api"] = nameof(StakeCommandTests),
        ["stake set --yes"] = nameof(StakeCommandTests),
        ["stake set --max-nmr"] = nameof(StakeCommandTests),
        ["stake set --dry-run"] = nameof(StakeCommandTests),
        ["stake set --why"] = nameof(StakeCommandTests),
        ["stake set --who"] = nameof(StakeCommandTests),
        ["stake set --account"] = nameof(StakeCommandTests),
        ["stake set --api"] = nameof(StakeCommandTests),
        ["tiers take --from"] = nameof(Ballast.Tests.Questions.TiersTests),
        ["tiers take --to"] = nameof(Ballast.Tests.Questions.TiersTests),
        ["tiers take --since"] = nameof(Ballast.Tests.Questions.TiersTests),
        ["tiers take --policy"] = nameof(Ballast.Tests.Questions.TierRegistryTests),
        ["tiers take --replay"] = nameof(Ballast.Tests.Questions.TiersTests),
        ["tiers take --total"] = nameof(Ballast.Tests.Questions.TiersTests),
        ["tiers take --returns"] = nameof(Ballast.Tests.Questions.TierRegistryTests),
        ["tiers take --multipliers"] = nameof(Ballast.Tests.Questions.TiersTests),
        ["tiers take --payout-factor"] = nameof(Ballast.Tests.Questions.TiersTests),
        ["tiers take --clip"] = nameof(Ballast.Tests.Questions.TiersTests),
        ["tiers take --rule"] = nameof(Ballast.Tests.Questions.TiersTests),
        ["tiers take --by"] = nameof(Ballast.Tests.Questions.TierRegistryTests),
        ["tiers take --why"] = nameof(Ballast.Tests.Questions.TierRegistryTests),
        ["plan --by"] = nameof(Ballast.Tests.Questions.TierRegistryTests),
        ["registry --round"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["registry --strategy"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["registry --history"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["registry --check"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["registry --out"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["registry --force"] = nameof(OutputFileTests),
        ["registry show --round"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["registry show --strategy"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["registry show --history"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["registry show --check"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["registry show --out"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["registry show --force"] = nameof(OutputFileTests),
        ["registry set --remove"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["registry set --why"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["registry assign --from"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["registry assign --to"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["registry assign --nobody"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["registry assign --why"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["registry import --why"] = nameof(Ballast.Tests.Questions.RegistryTests),
        ["lineage --from"] = nameof(Ballast.Tests.Questions.LineageTests),
        ["lineage --to"] = nameof(Ballast.Tests.Questions.LineageTests),
        ["lineage --since"] = nameof(Ballast.Tests.Questions.LineageTests),
        ["lineage --returns"] = nameof(Ballast.Tests.Questions.LineageTests),
        ["lineage --multipliers"] = nameof(Ballast.Tests.Questions.LineageTests),
        ["lineage --payout-factor"] = nameof(Ballast.Tests.Questions.LineageTests),
        ["lineage --clip"] = nameof(Ballast.Tests.Questions.LineageTests),
        ["lineage --rule"] = nameof(Ballast.Tests.Questions.LineageTests),
        ["lineage --capital"] = nameof(Workflows.Returns.CommittedReturnTests),
        ["demo --keep"] = nameof(CommandLineTests),
        ["demo --seed"] = nameof(CommandLineTests),
    };

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
    private static readonly string[] Servers = ["sandbox", "serve"];

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
            .Concat(Doing.Keys)
            .ToHashSet();
        var forgotten = Commands(root, "")
            .Where(c => !Servers.Contains(c.Name))
            .SelectMany(c => c.Command.Options.Where(o => o.Name != "--help").Select(o => $"{c.Name} {o.Name}"))
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
