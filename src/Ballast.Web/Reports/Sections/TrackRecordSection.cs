using System.Globalization;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>How good the tool's own answers were: rankings and nowcasts that were kept, held against what happened.</summary>
internal static class TrackRecordSection
{
    private const string Id = "track-record";

    /// <summary>The section; without a kept answer it says how to get one.</summary>
    public static Html Of(TrackRecordDocument record) =>
        Block.Section(
            Id,
            Title(record),
            Block.Note(
                "Rankings and nowcasts about now are kept when the command line makes them (evidence, risk, backtest, nowcast), with what they rested on; each is graded when its rounds resolve."
            ),
            Block.NoteIf(
                record.Restated > 0,
                $"Of {Words.Many(record.Restated, "claim")} inputs came in or changed later: asked again as of the same moment, the answer may differ."
            ),
            Html.Join(record.Tracks.GroupBy(t => t.Kind).Select(kind => Tracks(kind.Key, kind))),
            Html.Join(
                record
                    .Claims.Where(c => c.Missing is not null)
                    .GroupBy(c => c.Missing!)
                    .Select(c => Block.Note($"{Words.Many(c.Count(), "claim")}, not or not wholly graded: {c.Key}."))
            ),
            Claims(record)
        );

    private static string Title(TrackRecordDocument record)
    {
        if (record.Made == 0)
            return "Not enough data: no ranking or nowcast was kept yet";
        var said = $"{Words.Many(record.Made, "claim")} kept, {Words.Count(record.Graded)} graded";
        var next = record.NextGradableAt is { } at
            ? $"; the {(record.Graded == 0 ? "first" : "next")} can be graded on {Day(at)}"
            : "";
        return record.Graded == 0 ? $"Not enough data: {said}{next}" : $"Ballast\u2019s own claims: {said}{next}";
    }

    private static Html Tracks(string kind, IEnumerable<TrackEntry> tracks)
    {
        var table = new Table(
            kind == "ranking" ? "What became of rankings" : "What became of nowcasts",
            "About",
            "Figure",
            "#Claims",
            "#Independent rounds",
            "#Mean",
            "#95 % interval"
        );
        foreach (var track in tracks)
        {
            foreach (var figure in track.Figures)
                table.Row(
                    Html.Of($"{track.About}"),
                    Html.Of($"{figure.InWords()}"),
                    Figure.Count(track.Claims),
                    Figure.About(track.IndependentRounds),
                    Value(figure.Unit, figure.Mean.Value),
                    figure.Mean.Shortage is { } shortage
                        ? Html.Of($"<span class=\"unknown\">{Words.Shortage(shortage)}</span>")
                        : Html.Of($"{Value(figure.Unit, figure.Mean.Low)} to {Value(figure.Unit, figure.Mean.High)}")
                );
        }
        return table.FoldedFrom(25);
    }

    private static Html Claims(TrackRecordDocument record)
    {
        if (record.Claims.Count == 0)
            return Html.Empty;
        var table = new Table("Every claim, the newest first", "Made", "Kind", "Can be graded", "~Question");
        foreach (var claim in record.Claims.Reverse())
            table.Row(
                Html.Of($"{Day(claim.MadeAt)}"),
                Html.Of(
                    $"{claim.Kind}{(claim.IsRestated ? Html.Of($"<span class=\"tag\">restated</span>") : Html.Empty)}"
                ),
                claim.GradableAt is { } at ? Html.Of($"{Day(at)}") : Figure.Unknown,
                Html.Of($"{claim.Question}")
            );
        return table.Folded();
    }

    private static Html Value(string unit, double? value) =>
        unit switch
        {
            "rate" => Figure.Plain(value),
            "share" => Figure.Percent(value),
            "nmr" => Figure.Number(value),
            "correlation" => Figure.Ratio(value),
            _ => Figure.Score(value),
        };

    private static string Day(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
