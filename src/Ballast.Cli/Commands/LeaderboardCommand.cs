using System.CommandLine;
using Ballast.Cli.Online;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Online;
using Ballast.Numerai;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast leaderboard</c></summary>
internal static class LeaderboardCommand
{
    private const int UsualRows = 20;
    private const int MostRows = 10_000;

    public static Command Create(GlobalOptions everywhere)
    {
        var accounts = new Option<bool>("--accounts") { Description = "Accounts, not models." };
        var models = new Option<bool>("--models") { Description = "Models (the default)." };
        var limit = Number("--limit", "So many rows.", UsualRows);
        var offset = Number("--offset", "After so many rows.", 0);
        var order = TextOption.Make(
            "--order-by",
            "What Numerai orders by, in its own words: mmc, corr60 … (default: its own order).",
            "COLUMN"
        );
        var ascending = new Option<bool>("--ascending") { Description = "With --order-by: the smallest first." };
        var online = new OnlineOptions(isKeyed: false);
        var command = new Command("leaderboard", "Numerai's leaderboard, as it is now.")
        {
            models,
            accounts,
            limit,
            offset,
            order,
            ascending,
        };
        online.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                if (parsed.GetValue(accounts) && parsed.GetValue(models))
                    throw new UsageException(context.Command, "Say --models or --accounts, not both.");
                if (parsed.GetValue(ascending) && parsed.GetValue(order) is null)
                    throw new UsageException(context.Command, "--ascending needs --order-by COLUMN.");
                var page = new LeaderboardPage(
                    context.Tournament,
                    parsed.GetValue(accounts),
                    Numbers.Within(parsed.GetValue(limit), "--limit", context.Command, 1, MostRows),
                    Numbers.Within(parsed.GetValue(offset), "--offset", context.Command, 0, MostRows),
                    parsed.GetValue(order) is { } by ? new Ordering(by, !parsed.GetValue(ascending)) : null
                );
                return online.Run(parsed, context, session => Run(context, session, page));
            },
            "--store",
            "--as-of"
        );
        return command;
    }

    private static int Run(CommandContext context, NumeraiSession session, LeaderboardPage page)
    {
        var rows = OnlineOptions.Wait(page.ReadAsync(session.Public, context.CliHost.Cancellation));
        var document = new LeaderboardDocument
        {
            Tournament = context.Tournament.Slug(),
            Of = page.IsOfAccounts ? "accounts" : "models",
            OrderBy = page.Ordering?.By,
            Offset = page.Offset,
            Rows = rows,
        };
        context.Screen.Answer(document, LeaderboardText.Write);
        return Screen.Done;
    }

    private static Option<int> Number(string name, string description, int usual) =>
        new(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => usual,
        };
}
