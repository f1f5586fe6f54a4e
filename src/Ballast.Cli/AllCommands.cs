using System.CommandLine;
using Ballast.Cli.Commands;
using Ballast.Cli.Options;
using Ballast.Core.Questions;

namespace Ballast.Cli;

/// <summary>Every command by its name, made when it is needed.</summary>
internal static class AllCommands
{
    /// <summary>The commands, in the order of help. What is made gets the options of all commands and the root that it is added to.</summary>
    public static (string Name, Func<GlobalOptions, RootCommand, Command> Make)[] InOrder { get; } =
    [
        ("import", (everywhere, _) => ImportCommand.Make(everywhere)),
        .. QuestionCatalogue.All.Select(OfQuestion),
        ("score", (everywhere, _) => ScoreCommand.Make(everywhere)),
        ("ensemble", (everywhere, _) => EnsembleCommand.Make(everywhere)),
        ("apply", (everywhere, _) => ApplyCommand.Create(everywhere)),
        ("stake", (everywhere, _) => StakeCommand.Create(everywhere)),
        ("sync", (everywhere, _) => SyncCommand.Make(everywhere)),
        ("submit", (everywhere, _) => SubmitCommand.Create(everywhere)),
        ("submissions", (everywhere, _) => SubmissionsCommand.Create(everywhere)),
        ("fingerprint", (everywhere, _) => FingerprintCommand.Create(everywhere)),
        ("download", (everywhere, _) => DownloadCommand.Create(everywhere)),
        ("diagnostics", (everywhere, _) => DiagnosticsCommand.Create(everywhere)),
        ("leaderboard", (everywhere, _) => LeaderboardCommand.Create(everywhere)),
        ("profile", (everywhere, _) => ProfileCommand.Create(everywhere)),
        ("query", (everywhere, _) => QueryCommand.Create(everywhere)),
        ("store", (everywhere, _) => StoreCommand.Make(everywhere)),
        ("export", (everywhere, _) => ExportCommand.Make(everywhere)),
        ("sandbox", (everywhere, _) => SandboxCommand.Make(everywhere)),
        ("demo", (everywhere, _) => DemoCommand.Make(everywhere)),
        ("serve", (everywhere, _) => ServeCommand.Make(everywhere)),
        ("mcp", (everywhere, _) => McpCommand.Create(everywhere)),
        ("watch", (everywhere, _) => WatchCommand.Create(everywhere)),
        ("help", (everywhere, _) => HelpCommand.Create(everywhere)),
        ("init", (everywhere, _) => InitCommand.Create(everywhere)),
        ("completion", (everywhere, _) => CompletionCommand.Create(everywhere)),
        (CompletionCommand.Hidden, CompletionCommand.CreateHidden),
    ];

    /// <summary>The commands that speak of the others, and need them all.</summary>
    public static IReadOnlyList<string> SpeakingOfOthers { get; } = ["help", CompletionCommand.Hidden];

    private static (string, Func<GlobalOptions, RootCommand, Command>) OfQuestion(IQuestion question) =>
        (question.Name, (everywhere, _) => Create(question, everywhere));

    private static Command Create(IQuestion question, GlobalOptions everywhere) =>
        question.Name switch
        {
            "report" => ReportCommand.Create(question, everywhere),
            "journal" => JournalCommand.Create(question, everywhere),
            "plan" => PlanCommand.Create(question, everywhere),
            "account" => AccountCommand.Create(question, everywhere),
            "paper" => PaperCommand.Create(question, everywhere),
            "tiers" => TiersCommand.Create(question, everywhere),
            "registry" => RegistryCommand.Create(question, everywhere),
            _ => QuestionCommand.Create(question, everywhere),
        };
}
