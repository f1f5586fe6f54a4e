using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Tests.Support;

/// <summary>Accounts on paper as stores keep them.</summary>
internal static class PaperAccounts
{
    public static PaperAccount Hold(
        DateTimeOffset at,
        string name = "Häld",
        Tournament tournament = Tournament.Classic
    ) =>
        new()
        {
            Tournament = tournament,
            Name = name,
            Policy = "hold",
            Total = Nmr.Parse("1000.000000000000000001"),
            Models = ["a,b\"c'd", "zoë"],
            StartedAt = at,
        };

    /// <summary>What a start is kept with.</summary>
    public static Prediction Said(PaperAccount account) =>
        new()
        {
            Kind = "paper",
            Tournament = account.Tournament,
            MadeAt = account.StartedAt,
            AsOf = account.StartedAt,
            Question = $"paper start {account.Name}",
            Fingerprint = new string('b', 64),
            Version = "1",
            Content = "{}",
        };
}
