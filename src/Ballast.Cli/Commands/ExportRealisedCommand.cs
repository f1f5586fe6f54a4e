using System.CommandLine;
using System.Globalization;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Realised;
using Ballast.Core.Store;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast export realised</c>: every event of realised results as CSV, for a tax adviser.</summary>
internal static class ExportRealisedCommand
{
    private static readonly string[] Header =
    [
        "date",
        "tournament",
        "model",
        "round",
        "kind",
        "nmr",
        "price",
        "currency",
        "value",
        "cost_basis",
        "gain",
        "lot_method",
        "source",
    ];

    private static readonly Parameter Year = new("year", "Only rows of this year; lots are computed over all of them.")
    {
        ValueName = "YYYY",
        IsWhole = true,
    };

    public static Command Make(GlobalOptions everywhere)
    {
        var models = Names.Models("Models (default: those of the synced accounts, else all with a stake).", "MODEL");
        var options = new ParameterOptions([.. RealisedQuestion.OfEvents, Year]);
        var target = new ExportTarget();
        var command = new Command(
            "realised",
            "Payouts, burns, deposits, withdrawals and costs as CSV, one row an event, with lots and gains."
        )
        {
            models,
        };
        options.AddTo(command);
        target.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var given = options.Read(parsed, parsed.GetValue(models));
                var year = given.Whole(Year, 2015, 9999);
                return target.Show(
                    parsed,
                    context,
                    "realised",
                    writer =>
                        context
                            .Ask(view => RealisedQuestion.Events(new Asked(view, given, context.CliHost.Cancellation)))
                            .Then<IReadOnlyList<RealisedEvent>, long>(events =>
                                Write(new CsvLines(writer), events, given, year)
                            )
                );
            }
        );
        return command;
    }

    private static long Write(CsvLines lines, IReadOnlyList<RealisedEvent> events, Given given, int? year)
    {
        var currency = given.Text(Core.Questions.Parameters.CurrencyParameter.Currency)!.ToLowerInvariant();
        var method = given.Text(RealisedQuestion.OfEvents[0])!.ToLowerInvariant();
        lines.Write(Header);
        var rows = 0L;
        foreach (var happened in events.Where(e => year is null || e.Date.Year == year))
        {
            rows++;
            lines.Write([
                happened.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                happened.Tournament,
                happened.Model,
                happened.Round,
                happened.Kind.ToString().ToLowerInvariant(),
                happened.Nmr,
                happened.Price,
                happened.Price is null && happened.Value is null && happened.CostBasis is null ? null : currency,
                happened.Value,
                happened.CostBasis,
                happened.Gain,
                happened.CostBasis is null ? null : method,
                happened.Source,
            ]);
        }
        return rows;
    }
}
