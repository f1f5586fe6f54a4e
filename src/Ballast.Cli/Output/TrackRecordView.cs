using System.Globalization;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>The track record as people read it: how much there is, then what became of it.</summary>
internal sealed class TrackRecordView(Screen screen, TrackRecordDocument answer)
{
    private readonly bool _isNarrow = screen.Width < Tables.NarrowWidth;

    public void Write()
    {
        screen.Line($"[bold]Track record[/] · {answer.Tournament} · as of {Day(answer.AsOf)}");
        if (answer.Made == 0)
        {
            screen.Line(
                "Not enough data: no ranking or nowcast was kept yet. evidence, risk, backtest and nowcast keep theirs when they are asked about now."
            );
            return;
        }
        var next = answer.NextGradableAt is { } at
            ? $" The {(answer.Graded == 0 ? "first" : "next")} can be graded on {Day(at)}."
            : "";
        screen.Line(
            $"{(answer.Graded == 0 ? "[bold]Not enough data:[/] " : "")}{Figures.Count(answer.Made)} claims, {Figures.Count(answer.Graded)} graded.{next}"
        );
        if (answer.Restated > 0)
            screen.Line(
                $"[yellow]Restated:[/] of {Figures.Count(answer.Restated)} claims inputs came in or changed later; asked again as of the same moment, the answer may differ."
            );
        foreach (var kind in answer.Tracks.GroupBy(t => t.Kind))
            Track(kind.Key, [.. kind]);
        foreach (var reasons in answer.Claims.Where(c => c.Missing is not null).GroupBy(c => c.Missing!))
            screen.Line(
                $"[grey]{Figures.Count(reasons.Count())} claims, not or not wholly graded: {Markup.Escape(reasons.Key)}.[/]"
            );
    }

    private void Track(string kind, IReadOnlyList<TrackEntry> tracks)
    {
        var table = Tables.Make();
        table.AddColumn(Tables.Words(kind == "ranking" ? "Rankings" : "Nowcasts"));
        table.AddColumn(Tables.Words("figure"));
        table.AddColumn(Tables.Number("claims"));
        if (!_isNarrow)
            table.AddColumn(Tables.Number("indep. rounds"));
        table.AddColumn(Tables.Number("mean"));
        table.AddColumn(Tables.Words("95 %"));
        foreach (var track in tracks)
        {
            foreach (var figure in track.Figures)
                table.AddRow([
                    Tables.Plain(figure == track.Figures[0] ? track.About : ""),
                    Tables.Plain(figure.InWords()),
                    Tables.Plain(Figures.Count(track.Claims)),
                    .. _isNarrow
                        ? []
                        : new[] { Tables.Plain(track.IndependentRounds.ToString("0.0", CultureInfo.InvariantCulture)) },
                    Tables.Plain(Value(figure.Unit, figure.Mean.Value)),
                    Tables.Plain(Between(figure)),
                ]);
        }
        screen.Write(table);
    }

    private static string Between(TrackFigureEntry figure) =>
        figure.Mean.Shortage is { } shortage
            ? $"not enough data: {shortage.Reason}"
            : $"{Value(figure.Unit, figure.Mean.Low)} to {Value(figure.Unit, figure.Mean.High)}";

    private static string Value(string unit, double? value) =>
        value is not { } v
            ? "n/a"
            : unit switch
            {
                "rate" => Figures.PlainPercent(v, 0),
                "share" => Figures.Percent(v, 2),
                "nmr" => Figures.Nmr(v),
                _ => v.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture),
            };

    private static string Day(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
