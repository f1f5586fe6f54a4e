using System.Globalization;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;

namespace Ballast.Web.Pages;

/// <summary>The stored rounds, and what one of them paid.</summary>
internal sealed class RoundsPage : IPage
{
    private const int AtOnce = 100;

    public string Path => "/rounds";

    public string Title => "Rounds";

    public string Question => "Which rounds are open, which have resolved, and what did they pay?";

    public Html Render(PageRequest request) => List(request);

    private Html List(PageRequest request)
    {
        var offset = int.TryParse(request.First("offset"), NumberStyles.None, CultureInfo.InvariantCulture, out var o)
            ? o
            : 0;
        (string, string?)[] options =
        [
            ("offset", offset.ToString(CultureInfo.InvariantCulture)),
            ("limit", AtOnce.ToString(CultureInfo.InvariantCulture)),
        ];
        return Empty.Or(
            request,
            request.Ask<RoundsDocument>("rounds", options),
            rounds => Html.Of($"{Table(rounds, request)}{More(rounds, request)}")
        );
    }

    private static Html Table(RoundsDocument rounds, PageRequest request)
    {
        var own = OwnMoney(rounds, request);
        // What no source has told is left out, and not listed a hundred times as not known.
        var hasTotals = rounds.Rounds.Any(r => r.TotalAtStakeNmr is not null);
        string[] columns = ["Round", "Opens (UTC)", "Resolves (UTC)", "State", "#Payout factor"];
        string[] totals = hasTotals ? ["#NMR at stake, all stakers"] : [];
        string[] money = own.Count > 0 ? ["#At risk here", "#Net NMR here"] : [];
        var table = new Table(
            $"Rounds, the newest first: {rounds.Offset + 1} to {rounds.Offset + rounds.Rounds.Count} of {rounds.Total}",
            [.. columns, .. totals, .. money]
        );
        foreach (var round in rounds.Rounds)
        {
            var paid = own.GetValueOrDefault(round.Round);
            table.Row(
                round.IsResolved ? null : "unresolved",
                [
                    Html.Of($"<a href=\"/round/{round.Round}{Shell.Kept(request)}\">{round.Round}</a>"),
                    Time(round.Opens, round.IsOpenAssumed),
                    Time(round.Resolves, round.IsResolveAssumed),
                    Html.Of(
                        $"{(round.IsResolved ? "resolved" : "open")}{(round.HasScores ? "" : ", no score stored")}"
                    ),
                    Figure.Ratio((double?)round.PayoutFactor),
                    .. hasTotals ? new[] { Figure.Stake(round.TotalAtStakeNmr) } : [],
                    .. own.Count > 0 ? new[] { Figure.Stake(paid?.AtRisk), Figure.Nmr(paid?.Net) } : [],
                ]
            );
        }
        return Html.Of(
            $"{table.Open()}{Block.NoteIf(rounds.Rounds.Any(r => r.IsOpenAssumed || r.IsResolveAssumed), "~: by the calendar, not recorded.")}{Block.NoteIf(own.Count > 0, "Here: all models of this store with a stake. A round\u2019s net is known once it has settled.")}"
        );
    }

    /// <summary>What the listed rounds paid, once settled; empty where no stake is stored in them.</summary>
    private static Dictionary<int, AccountRoundEntry> OwnMoney(RoundsDocument rounds, PageRequest request)
    {
        if (rounds.Rounds.Count == 0)
            return [];
        static string Number(int round) => round.ToString(CultureInfo.InvariantCulture);
        (string, string?)[] range = [("from", Number(rounds.Rounds[^1].Round)), ("to", Number(rounds.Rounds[0].Round))];
        return
            request.Ask<AccountDocument>("account", range) is Outcome<AccountDocument>.Done { Value.Rounds: var paid }
            ? paid.ToDictionary(r => r.Round)
            : [];
    }

    private Html More(RoundsDocument rounds, PageRequest request)
    {
        var kept = Shell.Kept(request);
        Html Link(int offset, string text) =>
            Html.Of($"<a href=\"{Path}{kept}{(kept.Length == 0 ? "?" : "&")}offset={offset}\">{text}</a> ");
        var newer = rounds.Offset > 0 ? Link(Math.Max(0, rounds.Offset - AtOnce), "newer rounds") : Html.Empty;
        var older = rounds.Offset + AtOnce < rounds.Total ? Link(rounds.Offset + AtOnce, "older rounds") : Html.Empty;
        return Html.Of($"<p>{newer}{older}</p>\n");
    }

    private static Html Time(DateTimeOffset time, bool isAssumed) =>
        Html.Of(
            $"{(isAssumed ? "~" : "")}{time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}"
        );
}
