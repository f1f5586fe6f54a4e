using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Advise;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Report;

/// <summary>A report in one sentence: earned, fell, believed, advised; and the same in a few figures.</summary>
public static class ReportCover
{
    /// <summary>The figures that stand below the sentence; none where no stake is stored.</summary>
    public static IReadOnlyList<KeyFigure> Figures(ReportAnswer report)
    {
        ArgumentNullException.ThrowIfNull(report);
        List<KeyFigure> figures = [];
        if (report.Account is { Total: { Positions: > 0 } total } account)
        {
            figures.Add(
                new KeyFigure(
                    "Earned",
                    Cell.Nmr(total.Net),
                    $"NMR in {Format.Rounds(account.Rounds.Count)}, burns taken off"
                )
            );
            if (report.DeepestFall is { } fall)
                figures.Add(new KeyFigure("Deepest fall", Cell.Nmr(fall), "NMR below an earlier height of the sum"));
        }
        if (report.Advise is { Staked: { } staked } advice)
            figures.Add(
                new KeyFigure(
                    "Staked now",
                    Cell.Stake(staked),
                    advice.Verdict == "move" ? "NMR; changes are advised" : "NMR; no change is advised"
                )
            );
        if (report.Ladder is { FreeBy: { } day, Locked: var locked })
            figures.Add(new KeyFigure("Locked", Cell.Stake(locked), $"NMR, all of it free by {Format.Day(day)}"));
        return figures;
    }

    /// <summary>Writes it.</summary>
    public static string Write(ReportAnswer report)
    {
        ArgumentNullException.ThrowIfNull(report);
        string?[] parts = [Fell(report), Believed(report), Advised(report)];
        var rest = parts.OfType<string>().ToList();
        return rest.Count == 0 ? $"{Earned(report)}." : $"{Earned(report)}; {string.Join("; ", rest)}.";
    }

    private static string Earned(ReportAnswer report)
    {
        var models = report.Risk.Subjects.Count(s => !s.IsMix);
        var who = models == 1 ? $"{report.Risk.Subjects[0].Name}" : $"{Format.Count(models)} models together";
        if (report.Account is { Total: { Positions: > 0, Net: var net } } account)
            return $"{who} {(net < 0 ? "lost" : "earned")} {Format.Nmr(Math.Abs(net))} NMR in rounds {account.From} to {account.To}";
        return $"{who} have no settled stake in rounds {report.Risk.From} to {report.Risk.To}, so this is about what the scores would have earned";
    }

    private static string? Fell(ReportAnswer report) =>
        report.DeepestFall switch
        {
            null => null,
            < 0 and var fall => $"the deepest fall on the way was {Format.Nmr(-fall)} NMR",
            _ => "they never fell on the way",
        };

    /// <summary>The most that the NMR of an account, added up, lay below an earlier height; 0 or less.</summary>
    internal static decimal DeepestFall(AccountAnswer account)
    {
        var (height, deepest) = (0m, 0m);
        foreach (var round in account.Rounds)
        {
            height = Math.Max(height, round.Cumulative);
            deepest = Math.Min(deepest, round.Cumulative - height);
        }
        return deepest;
    }

    private static string? Believed(ReportAnswer report) =>
        report.Risk.Verdict is not { } verdict
            ? null
            : verdict.Kind switch
            {
                "not-enough-data" => "there are too few rounds to say whether one model is better than another",
                "none-told-apart" => "no model is shown to be better than another: the order of the past may be luck",
                "one-ahead" when verdict.CanBeBest is [var best] =>
                    $"{best} is ahead of the others by more than chance",
                _ =>
                    $"{Format.Many(verdict.CanBeBest.Count, "model")} of {Format.Count(verdict.CanBeBest.Count + verdict.Dropped.Count)} can still be the best",
            };

    private static string? Advised(ReportAnswer report) =>
        report.Advise is not { } advice
            ? null
            : advice switch
            {
                { Verdict: "move", Expiry.HasExpired: true } =>
                    $"{Changes(advice)} would change by payout rules that hold no more",
                { Verdict: "move" } => $"{Changes(advice)} should be changed",
                _ when advice.Staked is null => null,
                _ => "the stakes can stay as they are",
            };

    private static string Changes(AdviseAnswer advice) =>
        Format.Many(advice.Models.Count(m => m.Action is "raise" or "lower" or "stop"), "stake");
}
