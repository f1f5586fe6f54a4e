using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Numerai;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Wire;

namespace Ballast.Cli.Online;

/// <summary>Reads public pages.</summary>
internal static class ProfileReading
{
    /// <summary>The page of a model; null where there is none. Crypto models have none.</summary>
    public static async Task<ProfileDocument?> ModelAsync(
        NumeraiClient client,
        string name,
        Tournament tournament,
        CancellationToken cancellation
    )
    {
        if (tournament == Tournament.Crypto)
            return null;
        var page = await FoundAsync(async () =>
                (await client.ModelProfileAsync(name, tournament, cancellation).ConfigureAwait(false)).Value
            )
            .ConfigureAwait(false);
        return page is null
            ? null
            : new ProfileDocument
            {
                Of = "model",
                Tournament = tournament.Slug(),
                Name = page.Username ?? name,
                Id = page.Id,
                Account = page.AccountName,
                Since = page.StartDate,
                IsTeam = page.Team,
                Staked = page.StakeValue?.Amount,
                Returns = Returns(page.LatestReturns),
                Scores = page.LatestReps is { } reps
                    ? KnownFigures.Of(
                        ("corr20", reps.Corr20V2),
                        ("corr60", reps.Corr60),
                        ("mmc", reps.Mmc),
                        ("mmc60", reps.Mmc60),
                        ("alpha", reps.Alpha),
                        ("mpc", reps.Mpc),
                        ("bmc", reps.Bmc),
                        ("fncV4", reps.FncV4),
                        ("tc", reps.Tc)
                    )
                    : KnownFigures.Of(),
                Ranks = page.LatestRanks is { } ranks
                    ? KnownFigures.Ranks(
                        ("corr20", ranks.Corr20V2),
                        ("corr60", ranks.Corr60),
                        ("mmc", ranks.Mmc),
                        ("mmc60", ranks.Mmc60),
                        ("alpha", ranks.Alpha),
                        ("mpc", ranks.Mpc),
                        ("bmc", ranks.Bmc),
                        ("fncV4", ranks.FncV4),
                        ("tc", ranks.Tc)
                    )
                    : KnownFigures.Ranks(),
                Models = [],
            };
    }

    /// <summary>The page of an account; null where there is none.</summary>
    public static async Task<ProfileDocument?> AccountAsync(
        NumeraiClient client,
        string name,
        Tournament tournament,
        CancellationToken cancellation
    )
    {
        var page = await FoundAsync(async () =>
                (await client.AccountProfileAsync(name, tournament, cancellation).ConfigureAwait(false)).Value
            )
            .ConfigureAwait(false);
        return page is null
            ? null
            : new ProfileDocument
            {
                Of = "account",
                Tournament = tournament.Slug(),
                Name = page.Username ?? name,
                Id = page.Id,
                Title = page.Title,
                Since = page.StartDate,
                IsTeam = page.Team,
                Staked = page.TotalStake?.Amount,
                Returns = Returns(page.Returns),
                Scores = KnownFigures.Of(),
                Ranks = KnownFigures.Ranks(),
                Models =
                [
                    .. (page.Models ?? [])
                        .OfType<WirePublicModel>()
                        .Where(m => m.Tournament is null || m.Tournament == (int)tournament)
                        .Select(Model),
                ],
            };
    }

    private static ProfileModel Model(WirePublicModel model) =>
        new(
            model.DisplayName,
            model.Id,
            model.Stake?.Amount,
            model.Return1y,
            KnownFigures.Of(
                ("corr20", model.Corr20V2Rep),
                ("mmc", model.MmcRep),
                ("alpha", model.AlphaRep),
                ("mpc", model.MpcRep),
                ("corr", model.CorrRep)
            )
        );

    private static IReadOnlyDictionary<string, double> Returns(WireReturns? returns) =>
        returns is null
            ? KnownFigures.Of()
            : KnownFigures.Of(
                ("1 day", returns.OneDay),
                ("3 months", returns.ThreeMonths),
                ("1 year", returns.OneYear),
                ("all time", returns.AllTime)
            );

    /// <summary>Of a name that nobody has Numerai says null, or an error that is a no.</summary>
    private static async Task<T?> FoundAsync<T>(Func<Task<T?>> ask)
        where T : class
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (NumeraiException e) when (e.Code == NumeraiErrorCode.Refused)
        {
            return null;
        }
    }
}
