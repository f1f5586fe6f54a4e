using Ballast.Core.Rounds;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>The scores of an account in one tournament: stake-weighted over its models; with no stake at all, the plain mean.</summary>
/// <remarks>Source: domain notes, section 1.2. Weights are today's stakes, also for earlier days.</remarks>
/// <param name="Profiles">The account's models of the tournament.</param>
internal sealed record AccountScore(IReadOnlyList<Profile> Profiles)
{
    private const int Places = 12;

    public static AccountScore Find(ApiRequest request, AccountRecord account, Tournament tournament) =>
        new([
            .. request
                .View.Models.Where(m => m.AccountId == account.Id && m.Tournament == tournament)
                .Select(request.Profile),
        ]);

    /// <summary>The reputation as it stood at a moment; null where no model has one.</summary>
    public decimal? Reputation(string score, DateTimeOffset at) => Weighted(p => p.Scores.Reputation(score, at));

    /// <summary>What rounds scored that resolved between two moments; null without any.</summary>
    public decimal? Mean(string score, DateTimeOffset after, DateTimeOffset until) =>
        Weighted(p => p.Scores.Mean(score, after, until));

    private decimal? Weighted(Func<Profile, decimal?> value)
    {
        var known = Profiles
            .Select(p => (Weight: p.Stake.Shown, Value: value(p)))
            .Where(p => p.Value is not null)
            .ToList();
        if (known.Count == 0)
            return null;
        var total = known.Sum(p => p.Weight);
        return decimal.Round(
            total == 0 ? known.Average(p => p.Value!.Value) : known.Sum(p => p.Weight * p.Value!.Value) / total,
            Places
        );
    }
}
