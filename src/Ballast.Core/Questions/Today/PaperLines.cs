using Ballast.Core.Questions.Paper;
using Ballast.Core.Simulation;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Paper;

namespace Ballast.Core.Questions.Today;

/// <summary>Accounts on paper that run, a line each.</summary>
internal static class PaperLines
{
    /// <summary>Replays them.</summary>
    public static IReadOnlyList<TodayPaperEntry> Find(Asked asked) =>
        [
            .. asked
                .View.PaperAccounts.Where(a => a.StoppedAt is null)
                .Select(a => Entry(PaperReplay.Run(asked.View, a, asked.Cancellation))),
        ];

    /// <summary>A line.</summary>
    public static string InWords(TodayPaperEntry account) =>
        account.Rounds == 0
            ? $"{account.Name}: {Format.Nmr(account.Total)} NMR; no round has settled since {Format.Day(account.StartedAt)}."
            : $"{account.Name}: {Format.Nmr(account.Nmr)} NMR of {Format.Nmr(account.Total)} ({Format.Percent(account.GainShare, 2)}) after {PaperText.SettledRounds(account.Rounds)}; {account.Beside} {Format.Percent(account.BesideGainShare, 2)}. {PaperText.Verdict(account.Verdict, account.Beside)}.";

    private static TodayPaperEntry Entry(PaperResult result) =>
        new(
            result.Account.Name,
            result.Account.Policy,
            result.Account.StartedAt,
            Json.Plain(result.Account.Total.Amount),
            Json.Plain(result.NmrOf(result.Policy).Amount),
            GainShare(result, result.Policy),
            result.Rounds.Settled,
            result.Benchmark,
            GainShare(result, result.Other),
            PaperComputation.Verdict(PaperComputation.Difference(result))
        );

    private static double GainShare(PaperResult result, ReplayResult? of) =>
        (double)((result.NmrOf(of) - result.Account.Total).Amount / result.Account.Total.Amount);
}
